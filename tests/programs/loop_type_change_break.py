import numpy as np
n = int(np.array([3]).sum())
t = 0.0
for a in range(n):
    x = 0
    for b in range(n):
        x = x + 0.5
        for d in range(n):
            y = 0.0
            for e in range(n):
                y = y + 0.25
                t = t + y
                if e == d:
                    break
print(t, x)
def first(a):
    best = None
    for v in a:
        if best is None or v > best:
            best = v
        if best > 4:
            return best
    return best
print(first(np.array([1.5, 3.0, 5.0, 9.0])), first(np.array([1.5])))
i = 0
z = 0
while i < 5:
    z = z + 0.5
    i += 1
    if z > 1.2:
        break
else:
    print("none")
print(i, z)
