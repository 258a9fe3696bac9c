# error: 2 object of type 'int' has no len()
print(len(3))
