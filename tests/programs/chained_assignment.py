a = b = [1]
b.append(2)
print(a)
x = y = 3
x += 1
print(x, y)
