import numpy as np


def step(a, b=2):
    "Adds or subtracts."
    return a - b if a > b else a + b


v = np.vectorize(step)
print(v([1, 2, 3, 4], 2), v(np.arange(6).reshape(2, 3), [1, 2, 3]), v.__doc__, v(3), type(v(3)), v(1, b=5))
print(np.vectorize(lambda x: (x, x * 0.5))([1, 2, 3]), np.vectorize(step, otypes=[float])([1, 2]), np.vectorize(step, doc="other").__doc__)
print(np.apply_along_axis(lambda r: r[::-1].cumsum(), 1, np.arange(6).reshape(2, 3)), np.fromfunction(lambda i, j: (i * j + 1) % 3 / 3, (3, 3)))
calls = []
np.vectorize(lambda x: calls.append(x) or x)([1, 2])
print(calls)
