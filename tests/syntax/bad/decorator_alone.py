@f
x = 1
