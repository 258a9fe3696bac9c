"""Temporaries in nested loops, of sizes known now, known before the loop, and known in it only."""
import sys
import numpy as np


def norms(x, rounds):
    total = 0.0
    for i in range(rounds):
        y = x * (i + 1)
        for j in range(3):
            z = y[j:] + y[: y.shape[0] - j]
            w = np.sort(z * z - y[j:])
            total += float(np.sum(w)) + float(w[0])
            total += float(np.sort(np.ones(j + 1))[j])
    return total


def fixed():
    acc = np.zeros(4)
    for i in range(5):
        a = np.arange(600) * 0.5 + i
        b = np.sort(-a)
        c = np.sort(b[::-1] * 3.0)
        acc[0] += c[-1]
        acc[1] += b[i]
        acc[2] += np.sum(a[::7])
    return acc


def steps(n):
    x = np.ones(n)
    count = 0
    while np.sum(x) < 1e6 and count < 40:
        x = np.sort(x * 3.5)[::-1] - x
        count += 1
    return count, np.sum(x)


n = len(sys.argv) + 30
print(norms(np.linspace(0.0, 1.0, n), 4))
print(fixed())
print(steps(n))
print(norms(np.linspace(0.0, 1.0, 3), 2))
