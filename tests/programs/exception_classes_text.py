# What classes are called, and what division by zero says of ints and floats.
import numpy as np

n = int(np.arange(4).sum())


class Mine(ValueError):
    pass


class Plain:
    pass


def divide(a, b, k):
    try:
        if k == 0:
            return a / b
        if k == 1:
            return a // b
        return a % b
    except ZeroDivisionError as e:
        print(type(e), e)
    return -1


for k in range(3):
    divide(n, n - 6, k)
    divide(1.5, n - 6, k)
    divide(n * 0.5, 0.0 * n, k)
    divide(True, n - 6, k)
try:
    raise Mine("x")
except ValueError as e:
    print(type(e), e, Mine, Plain, type(Plain()), ValueError, KeyError)
print(n / (n - 6))
