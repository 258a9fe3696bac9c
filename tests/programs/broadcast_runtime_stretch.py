import numpy as np
def size(n):
    return int(np.arange(n + 1).max())
def f(n, m):
    a = np.arange(n) * 1.5
    b = np.arange(m) + 2.0
    c = a * b
    return c + a
for n, m in [(3, 3), (1, 3), (3, 1), (1, 1), (0, 1), (1, 0)]:
    print(f(size(n), size(m)))
n, m, one = size(4), size(3), size(1)
x = np.arange(n * m).reshape(n, m)
print(x + np.arange(one * m).reshape(one, m))
print(np.arange(n * one).reshape(n, one) + x)
print(np.arange(n * one).reshape(n, one) + np.arange(one * m).reshape(one, m))
x[:] = np.arange(one * m).reshape(one, m)
print(x)
x += np.arange(n * one).reshape(n, one)
print(x)
print(np.where(x > 5, np.arange(one), x))
print(np.broadcast_to(np.arange(m), (n, m)))
print(np.broadcast_to(np.arange(one), (size(1), n)))
w = np.ones((n, m, 2)) @ np.ones((one, 2, 2))
print(w.sum(), w.shape)
y = np.zeros((n, m))
y[np.arange(n), np.zeros(one, int)] = 5
print(y)
s = np.arange(one) + 0.5
s = s + np.arange(n)
print(s, s.shape)
for k in range(1, 4):
    try:
        print(np.ones(size(k)) * np.arange(n))
    except ValueError as e:
        print("no", k)
