def add(l, v):
    l.append(v)
    l[0] = 100
x = [1, 2]
add(x, 3)
print(x)
