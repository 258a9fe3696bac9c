# coding: ascii
y = "é"
