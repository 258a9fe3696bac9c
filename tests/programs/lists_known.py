a = [3, 1, 2]
a.append(10)
a.extend([7, 8])
a.insert(1, 99)
print(a, len(a), a.pop(), a.pop(0), a)
a.sort()
print(a, a[::-1], a[1:3], a.index(7), a.count(7), 3 in a, 99 in a)
a.reverse()
print(a, min(a), max(a), sum(a))
a.remove(99)
b = a
b[0] = -5
print(a, a == b, a is b, a[:] == b)
del a[0]
print(a)
