"""Quotients, powers and truth of Python's complex numbers, which are computed otherwise than NumPy's."""
import numpy as np
def f(z):
    if z: print("yes", bool(z), not z)
    else: print("no")
    return z and 3 or 4, np.bool_(z)
def g(a):
    for z in a: print(*f(z))
    return [1 if x else 0 for x in a.tolist()], np.float64(3) if a[0] else 1
print(g(np.array([0, 1j, 2, np.nan])))
print(f(0j), f(1j))
def rounded(*values):
    return [(round(v.real, 12), round(v.imag, 12)) for v in values]
def powers(a, b):
    return rounded(a ** b, b ** a if b else b, a ** (b.real), (a * 1j) ** 0.5)
for a in (1+2j, 0.5-1j, 3j, -2+0j):
    for b in (2+1j, -1.5+0j, 4+0j, -3+0j, 0j, 0.25j):
        print(*powers(a, b))
def caught_power(a, b):
    try:
        return a ** b
    except ZeroDivisionError as e:
        return -1j
print(caught_power(0j, 1j), caught_power(0j, 2+0j), caught_power(0j, -1+0j), caught_power(2+0j, 0.5+0j))
def h(a, b):
    try:
        return a / b
    except ZeroDivisionError as e:
        print(e)
    return 0j
print(h(1j, 0j), h(1j, 2j), h(1j, 0))
z = 2 - 1j
z **= 1.5
print(*rounded(z, 2 ** z, 2.5 ** z, z ** 3.0))
import random

random.seed(3)
def f(a, b): return a / b
bad = []
for i in range(20):
    a = complex(random.gauss(0, 1), random.gauss(0, 1))
    b = complex(random.gauss(0, 1), random.gauss(0, 1))
    print(f(a, b), a / 3, 2 / b, a / 2.5)
