# compiled: inner outer divide factorial stops checked
# A function that raises: nothing was changed, so the interpreter says it; or something was.
import numpy as np


def lines(e):
    tb, out = e.__traceback__, []
    while tb:
        out.append(tb.tb_lineno)
        tb = tb.tb_next
    return out


def inner(a, i):
    return a[i] * 2


def outer(a, n):
    s = 0.0
    for i in range(n):
        s += inner(a, i)
    return s


def divide(a, b):
    return a // b


def factorial(n):
    r = 1
    for i in range(2, n + 1):
        r *= i
    return r


def stops(a, at):
    for i in range(len(a)):
        if i == at:
            raise ValueError("stopped")
        a[i] = -1.0


def checked(a, n):
    a[0] += 1
    b = a.reshape(n, -1)
    return b.sum()


a = np.arange(4.0)
for n in (2, 5, 9, 3, 7, 2):
    try:
        print(outer(a, n))
    except IndexError as e:
        print(type(e).__name__, e, lines(e))
try:
    divide(1, 0)
except ZeroDivisionError as e:
    print(e)
print(divide(7, 2), divide(7.5, 2), factorial(20), factorial(21), factorial(30))
try:
    stops(a, 2)
except ValueError as e:
    print(e, lines(e))
print(a)
try:
    checked(a, 3)
except ValueError as e:
    print(type(e).__name__, lines(e))
print(a, checked(a, 2))
with np.errstate(all="raise"):
    try:
        print(divide(np.array([1.0]), 0.0))
    except FloatingPointError as e:
        print(e)
outer(a, 6)
