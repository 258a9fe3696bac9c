# error: 2 modulo by zero
print(1 % 0)
