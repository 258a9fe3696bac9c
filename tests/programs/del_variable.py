x = [1, 2]
y = x
del x
print(y)
