a = [1, 2, 3, 4, 5]
a[1:3] = [20, 30, 40]
print(a)
a[:0] = [0]
print(a)
del a[2:4]
print(a)
a += [9, 9]
a *= 2
print(a)
