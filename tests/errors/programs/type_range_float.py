# error: 2 'float' object cannot be interpreted as an integer
for i in range(2.5):
    print(i)
