# args: -1 2 3 -2 0
# A negative size that is known only when the program runs stands for what the others leave.
import sys
import numpy as np


def shape_of(a, *sizes):
    try:
        return a.reshape(sizes).shape
    except ValueError:
        return "ValueError"


sizes = [int(text) for text in sys.argv[1:]]
for n in sizes:
    for m in sizes:
        print(n, m, shape_of(np.zeros(6), n, m), shape_of(np.zeros(0), n, m), shape_of(np.zeros(6), n, m, 1), shape_of(np.zeros(6), 1, n), shape_of(np.zeros(6), n, -1))
counts = np.unique(np.array(sizes) % 1, return_counts=True)[1]
print(np.tensordot(counts, counts, 1), np.zeros(6).reshape(-2, 3).shape, np.arange(6).reshape(sizes[0])[4])
