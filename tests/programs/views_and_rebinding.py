import numpy as np
def f(a, n):
    out = []
    for i in range(n):
        if i % 2:
            out.append(a[i] * 2)
        else:
            out.append(-a[i])
    return np.array(out)
print(f(np.arange(6.0), 6), f(np.arange(6), 3))
a = np.arange(10)
b = a[::2]
b[b > 4] = -1
print(a)
c = a.reshape(2, 5)
c[1] += c[0]
c[:, 0] = [7, 8]
print(a)
m = np.zeros((3, 3))
for i, row in enumerate(m):
    row[i] = i + 1
print(m)
v = m[1]
m = m + 1
v[0] = 5
print(m, v)
x = np.arange(4)
y = x
x = x + 1
y[0] = 9
print(x, y)
def g(z):
    z = z[1:]
    z[0] = 100
    return z
q = np.arange(4)
print(g(q), q)
s = np.zeros(3)
t = [s, s + 1]
s[0] = 3
for w in t:
    w += 1
print(s, t)
