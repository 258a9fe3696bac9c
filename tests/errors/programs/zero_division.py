# error: 2 division by zero
print(1 / 0)
