# error: 3 'int' object is not subscriptable
x = 3
print(x[0])
