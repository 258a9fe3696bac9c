import numpy as np
a = np.array([[2.0, 1.0, -1.0], [-3.0, -1.0, 2.0], [-2.0, 1.0, 2.0]])
b = np.array([8.0, -11.0, -3.0])
n = 3
for i in range(n):
    p = i + np.argmax(np.abs(a[i:, i]))
    a[[i, p]] = a[[p, i]]
    b[[i, p]] = b[[p, i]]
    for j in range(i + 1, n):
        f = a[j, i] / a[i, i]
        a[j, i:] -= f * a[i, i:]
        b[j] -= f * b[i]
x = np.zeros(n)
for i in range(n - 1, -1, -1):
    x[i] = (b[i] - a[i, i + 1:] @ x[i + 1:]) / a[i, i]
print(np.round(x, 8))
