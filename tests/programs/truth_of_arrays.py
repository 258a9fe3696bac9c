import numpy as np
a = np.arange(4)
n = int(a.sum())
for k in range(4):
    b = a[k:][: n - 5 + k % 2]
    try:
        print(bool(b), "yes" if b > 1 else "no", not b)
    except ValueError as e:
        print(e)
c = a.reshape(4, 1) if n > 7 else np.outer(a, a)[:, : n - 5]
for r in c:
    if r == 2:
        print("two")
    while r > 2:
        r = r - 1
        print(r)
z = np.float64(2) * np.ones((1, 1))
print(bool(z), bool(np.array(0)), bool(np.zeros((1, 1, 1))), 1 if np.array([0.5]) else 2)
try:
    if a:
        print(1)
except ValueError as e:
    print(e)
