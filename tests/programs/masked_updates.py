import numpy as np

rng = np.random.default_rng(3)
for shape in ((7,), (4, 5), (2, 3, 4), (0, 3)):
    for t in (np.float64, np.float32, np.int64, np.uint8, np.complex128):
        a = (rng.random(shape) * 9 - 3 * (np.dtype(t).kind != "u")).astype(t)
        b = (rng.random(shape) * 5).astype(t)
        m = a.real > 1
        a[m] = a[m] * 2 + b[m]
        print(np.round(a.sum(), 3), end=" ")
        a[a.real > 3] -= b[a.real > 3]
        a[m] += 1
        a[~m] *= b[~m]
        print(np.round(a.sum(), 3), end=" ")
        a[m & (b.real > 1)] = np.maximum(a[m & (b.real > 1)], 2)
        a[b.real < 2] = b[b.real < 2]
        a[m] = a[m].astype(np.float32).astype(t) if t is not np.complex128 else a[m]
        if np.dtype(t).kind == "f":
            a[a > 0] = a[a > 0] ** -1.5 + np.sqrt(a[a > 0])
            a[m] = 1 / a[m]
            a[m] = np.exp(-abs(a[m]))
        print(round(abs(a).sum(), 3), a.dtype)

z = np.zeros((3, 4), complex)
c = np.linspace(-2, 1, 12).reshape(3, 4) + 0.3j
n = np.zeros((3, 4), int)
for i in range(6):
    inside = np.less(abs(z), 2.0)
    n[inside] = i
    z[inside] = z[inside] ** 2 + c[inside]
print(n, np.round(z, 6))

# What is written in between counts, and so do other masks.
x, y = np.arange(8.0), np.arange(8.0) * 3
mask = x > 3
picked = x[mask]
x[5] = 100
x[mask] = picked + 1
print(x)
other = x[mask]
mask[0], mask[7] = True, False
x[mask] = other + 1
print(x)
kept = y[y > 6]
y[y > 6] = kept[::-1]
print(y, kept)
view = y[::-1]
y[y > 9] = view[y > 9] * 2
print(y, view)
try:
    y[y > 9] = y[y > 12] * 1.0
except ValueError as e:
    print("ValueError", y)
k = np.array([6, 0, 3])
k[k > 0] = 12 // k[k > 0]
print(k)
y[mask] = np.log(y[mask] + 1)
print(np.round(y, 4))
w = np.ones((2, 3))
w[np.array([True, False])] = w[np.array([True, False])] * 5
print(w)
