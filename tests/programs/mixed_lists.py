"""The dtype of lists in which Python's and NumPy's numbers are mixed."""
import numpy as np
def f(a):
    return a.min()
a2 = np.array([1.25, 4.5], dtype=np.float32)
x = f(a2)
print(np.array([5, x]).dtype, np.array((5, x, 5)).dtype, np.minimum((5, x, 5), 3).dtype, np.exp((5, x)).dtype)
print(np.array([2.5, x]).dtype, np.array([True, x]).dtype, np.array([np.int8(3), x]).dtype, np.array([1, np.int8(3)]).dtype, np.array([1j, x]).dtype, np.minimum((True, x), 3).dtype)
print(np.array([np.uint64(3), 1]).dtype, np.add([np.int8(3), 1], 1).dtype, np.array([x, x]).dtype, np.minimum([np.int8(1), x], 3).dtype, np.sum([x, 1]).dtype, np.mean([x, 1]).dtype, np.dot([x, 1], [1, 2]).dtype)
