# error: 3 'int' object is not callable
x = 3
print(x(4))
