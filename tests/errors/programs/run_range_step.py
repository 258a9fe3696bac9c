# error: 2 range() arg 3 must not be zero
for i in range(0, 3, 0): print(i)
