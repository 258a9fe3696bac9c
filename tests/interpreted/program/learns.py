"""Functions of an interpreted program that were compiled while its executable was built."""
import json
import sys

import numpy as np

from parts import kernels

SCALE = 3


class Weighted:
    def __init__(self, weight):
        self.weight = weight

    def total(self, a):
        r = 0.0
        for i in range(a.shape[0]):
            for j in range(a.shape[1]):
                r += a[i, j] * self.weight
        return r


def scaled(n):
    s = 0
    for i in range(n):
        for j in range(10):
            s += (i * j) % 7 * SCALE
    return s


def fill(a, n):
    for i in range(n):
        for j in range(a.shape[1]):
            a[i, j] = i - j


n = int(sys.argv[1])
a = np.zeros((n, 4))
try:
    fill(a, n + len(sys.argv) - 2)
except IndexError as e:
    print(e)
print(json.dumps([scaled(n), kernels.collatz(n), Weighted(2.0).total(a)]))
SCALE = 2**62
print(scaled(3), a[-1], a[-1].dtype)
print(kernels.mixed(1, n), kernels.mixed(0.5, n), kernels.mixed(2**70, 3))
with open("/proc/self/maps") as f:   # code that was put into memory belongs to no file
    code = [line for line in f if " r-xp " in line and len(line.split()) == 5]
print("compiled" if code else "interpreted", file=sys.stderr)
