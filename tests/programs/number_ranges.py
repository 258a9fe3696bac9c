# A function is compiled once for arguments that differ in what is known of their size.
import sys

import numpy as np

n = len(sys.argv)
a = []
for i in range(n + 1):
    a.append(len(sys.argv) if i == 0 else n - 4)
for v in a:
    print(v, v < 0, abs(v))
b = []
b.append(n)
b.append(n - 5)
for k in range(n):
    b.append(k - 9)
for v in b:
    print(v, v < 0, v >= 0)
d = {}
for k in range(n + 2):
    d[k] = len(sys.argv)
d[n + 50] = n - 10
for k in d:
    print(k, d[k], d[k] < 0)
def f(m, k):
    if m < 0:
        return "neg"
    s = 0
    for i in range(m):
        s += k
    return s
def g(x):
    t = 0
    for i in range(20):
        t += i * x
    if x > 5:
        return t
    return -t
print(f(n, 1), f(n - 3, 2), f(n * 0, 3), f(-n, 1))
print(g(n % 3), g(n % 30 + 10), g(n * 0), g(n - 8))
class C:
    def __init__(self, n): self.n = n
    def big(self):
        if self.n > 1: return "big"
        if self.n < 0: return "negative"
        s = 0
        for i in range(10):
            s += i * self.n
        for i in range(10):
            s += i * self.n + 1
        return str(s)
print(C(n).big(), C(n % 2).big(), C(n - 7).big(), C(n + 7).big())
def outer(q):
    def inner(z):
        if q < 0: return -1
        if q > 3: return 1
        s = 0
        for i in range(z):
            s += i * q
            s += 2
            s -= 1
        for i in range(z):
            s += i * q
        return s
    return inner(3) + inner(4)
print(outer(n % 2), outer(-n), outer(n * 100))
def helper(M):
    if M < 1:
        return np.array([])
    if M == 1:
        return np.ones(1, float)
    n = np.arange(0,float(M))
    return 0.5 - 0.5*np.cos(2.0*np.pi*n/(M-1))
def hanning(M):
    return helper(M * 0), helper(M * 1), helper(M * 4)


print(hanning(n))
