# compiled: area step helper_user from_table uses_math imported weights_sum
# interpreted: counts changes_list
# Global variables: constants that change later, arrays, functions that are replaced, modules and what they export.
import math
from math import hypot, floor as down

import numpy as np
from numpy import dot

RATE = 0.5
TABLE = np.arange(5.0)
NAMES = ("a", "bb")
WEIGHTS = {"w": np.ones(3), "b": 2.0}
LAYERS = [np.full(2, 3.0), 4]
total = 0
seen = []


def area(r):
    return math.pi * r * r * RATE


def step(x):
    return x * RATE + TABLE[:x.shape[0]]


def helper(x, k=2):
    return x * k


def helper_user(x):
    return helper(x) + helper(x, k=3) + len(NAMES[1])


def from_table(i):
    TABLE[i] += 1.0
    return TABLE.sum()


def uses_math(x):
    return hypot(x, 4.0) + down(x)


def imported(a, b):
    return dot(a, b)


def weights_sum(x):
    return (WEIGHTS["w"] * x).sum() + WEIGHTS["b"] + LAYERS[0][0] * LAYERS[1]


def counts():
    global total
    total += 1
    return total


def changes_list(n):
    seen.append(n)
    return len(seen)


print(area(2.0), step(np.ones(3)))
RATE = 2
print(area(2.0), step(np.ones(3)))
RATE = 0.25
TABLE = np.zeros(3)
print(area(2.0), step(np.ones(3)))
TABLE[1] = 9
print(step(np.ones(3)), from_table(0), from_table(2), TABLE)
print(helper_user(10))


def helper(x, k=1):
    return x - k


print(helper_user(10))
NAMES = ("a", "ccc")
print(helper_user(10))
helper = lambda x, k=1: x
print(helper_user(10))
print(uses_math(3.0), imported(np.arange(3.0), np.ones(3)))
dot = lambda a, b: "replaced"
print(imported(np.arange(3.0), np.ones(3)))
print(weights_sum(np.arange(3.0)))
WEIGHTS["b"] = 5.5
WEIGHTS["w"][0] = 10
print(weights_sum(np.arange(1.0, 4.0)))
LAYERS[1] = 0.5
print(weights_sum(np.arange(1.0, 4.0)))
WEIGHTS["w"] = np.arange(3)
print(weights_sum(np.arange(1.0, 4.0)))
print(counts(), counts(), total, changes_list(1), changes_list(2), seen)
len = lambda x: 100
print(helper_user(10))
