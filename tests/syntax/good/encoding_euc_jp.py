# coding: euc_jp
x = "日本語" 
y=日本
