# Objects that a function gets: which is which, whoever calls it.
import numpy as np


class A:
    def __init__(self, v):
        self.v = v


S = A(1)
L = []


def f(x, n):
    a = n + 1
    b = a * 2
    c = b + a
    d = c * b
    e = d + c + b + a
    for i in range(n):
        e += i * a + b * c - d
        a += 1
        b += e % 3
    if x is S:
        e += 1000
    return e, x is S, x is L, n


def g(x, y, n):
    a = n + 1
    b = a * 2
    c = b + a
    d = c * b
    e = d + c + b + a
    for i in range(n):
        e += i * a + b * c - d
        a += 1
        b += e % 3
    return e, x is y, y is x, n


n = int(np.arange(3).sum()) + 2
print(f(S, n))
print(f(L, n))
print(f(A(1), n))
T = A(1)
print(g(S, S, n))
print(g(S, T, n))
print(g(L, L, n), g(L, [], n))


class P:
    def __init__(self, x):
        self.x = x

    def __eq__(self, other):
        return self.x == other.x


print(P(1) != P(1), P(1) != P(2), P(n) != P(5), P(n) == P(n + 1))
print(T != S, S != S, T == S)
