"""Arrays of numbers of which only the running program knows whether they are integers or floats."""
import numpy as np


def fit(x, y):
    sx, sy = sum(x), sum(y)
    sxx, sxy = sum([a ** 2 for a in x]), sum([a * b for a, b in zip(x, y)])
    f = np.array([[sxx, sx], [sx, len(x)]])
    g = np.array([[-sxy], [-sy]])
    return f, g, np.array([sx, 0.5]), np.array([sx, sy, len(x)]), np.array([(sx, 1), (2, sy)], dtype=np.float32)


n = int(np.random.RandomState(0).randint(3, 4))
for x, y in (([0.5 * i for i in range(n)], [i * i * 0.1 for i in range(n)]), ([i for i in range(n)], [i * i for i in range(n)]), ([], [])):
    for a in fit(x, y):
        print(a, a.dtype, a.shape)
f, g, *rest = fit([0.5 * i for i in range(n)], [i * 0.1 for i in range(n)])
print(np.linalg.inv(f).dot(g).round(6) + 0.0)
for i in range(-1, 2):
    s = i or 0.125
print(np.array([[s, s], [1, 2]]), np.add([s, 1], 2), np.sum([[s, s], [3, 4]]), np.max([[s], [s]]))
