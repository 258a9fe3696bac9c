# error: 2 'int' object is not iterable
for i in 3:
    print(i)
