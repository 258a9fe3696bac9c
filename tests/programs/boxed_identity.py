# boxed: `is` between these arrays
import numpy as np

n = int(np.array([3]).sum())


def same(a, b):
    return a is b


def first(a, b, k):
    x = a if k > 2 else b
    return x is a, x is b, x is not a


a, b = np.arange(4), np.arange(4)
x = a if n > 2 else b
y = a
print(x is a, x is b, x is y, x is not b, a is b, a is y, a[1:] is a, same(a, b), same(a, y), same(x, a))
print(first(a, b, n), first(a, b, n - 1), first(a, a, n))
view = x[1:]
other = view if n > 2 else x
print(other is view, other is x, view is x[1:])
best = a
for i in range(4):
    if i == n - 1:
        best = b
    print(best is a, best is b, best is not x)
seen = 0
left = [a, b, x]
for item in left:
    seen += item is a
print(seen)
best[0] = 100
print(a, b, x)
