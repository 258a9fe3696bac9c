# coding: cp1252
x = "é€ñ" 
y=é
