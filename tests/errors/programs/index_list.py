# error: 3 list index out of range
x = [1, 2]
print(x[2])
