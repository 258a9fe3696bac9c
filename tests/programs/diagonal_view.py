# A diagonal is a view: it shows what is stored to the array afterwards.
import numpy as np

a = np.arange(1, 16).reshape(3, 5)
v = np.diagonal(a)
a[1, 1] = 100
print(v, a.diagonal(), np.trace(a), np.diagonal(a.T), np.diagonal(a, 1), np.diag(a))
print(np.diagonal(np.zeros((0, 3))), np.diagonal(np.zeros((4, 1))), np.diagonal(a[1:, 1:]))
