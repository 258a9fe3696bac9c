# Systems, products and sums of odd sizes, none among them, and sides that do not fit.
import numpy as np
for n in (0, 1, 2, 31, 32, 33, 47, 65):
    A = np.eye(n) * 3 + np.ones((n, n)); B = np.ones((n, 1)) * 1j
    print(n, np.round(np.linalg.solve(A, B).sum(), 9), np.round(np.linalg.solve(A + 0j, np.ones((n, 37))).sum(), 9), round(float(np.linalg.slogdet(A)[1]), 9))
    v = np.arange(n) + 1j
    print(np.round((v @ (A + 1j)).sum(), 6), np.round(((A + 1j) @ v).sum(), 6), (A[:, ::2] * 1j).sum(axis=0).shape)
A = np.eye(3)
for b in (np.ones(6), np.ones((6, 2)), np.ones((2, 3))):
    try: print(np.linalg.solve(A, b))
    except ValueError: print("refused")
