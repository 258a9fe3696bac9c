# error: 2 tuple index out of range
print((1, 2)[5])
