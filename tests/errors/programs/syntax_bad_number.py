# error: 2 invalid decimal literal
x = 3x
