"""Temporaries given to functions that keep, change, return or recurse with them."""
import sys
import numpy as np


def change(x):
    x[0] = 7.5
    return float(np.sum(x))


def same(x):
    return x


def split(x):
    if x.shape[0] <= 2:
        return np.sort(x)
    half = x.shape[0] // 2
    left, right = split(x[:half] + 0.0), split(x[half:] * 1.0)
    both = np.concatenate((left, right))
    return np.sort(both)


def collect(n, rounds):
    kept = []
    for i in range(rounds):
        t = np.sort(np.ones(n) * i)
        kept.append(t)
        u = np.sort(t * 2.0)
        kept.append(u)
        print(t, u[:2])
    return kept


def use(n):
    total = 0.0
    for i in range(4):
        t = np.sort(np.ones(n) + i)
        total += change(t)
        r = same(t)
        s = np.sort(-r)
        total += float(r[0]) + float(s[0]) + float(t[n - 1])
        x = np.random.rand(n)
        total += float(np.sum(np.sort(x) < 2.0))
    return total


n = len(sys.argv) + 4
np.random.seed(3)
print(use(n), use(700))
print(split(np.arange(37.0)[::-1] % 11))
for a in collect(n, 3):
    print(a, a.sum())
