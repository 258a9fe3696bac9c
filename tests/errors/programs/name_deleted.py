# error: 4 name 'x' is not defined
x = 3
del x
print(x)
