"""reduce and accumulate of ufuncs without a usual reduction, with nan and complex numbers."""
import numpy as np
np.seterr(all="ignore")
a = np.array([[7., 2., 3.], [1., 5., np.nan], [2., 2., 0.5]])
b = np.array([[7, 2, 3], [1, 5, 9], [-2, 2, 5]])
c = a + 1j * b
def f(a):
    for u in (np.subtract, np.divide, np.fmax, np.fmin, np.maximum, np.minimum, np.hypot, np.logaddexp, np.arctan2, np.copysign, np.floor_divide, np.remainder, np.power, np.fmod):
        print(u.reduce(a), u.reduce(a, 1), u.reduce(a, axis=-1, keepdims=True))
        print(u.accumulate(a), u.accumulate(a, 1))
def g(b):
    for u in (np.subtract, np.bitwise_and, np.bitwise_or, np.bitwise_xor, np.logical_xor, np.logical_and, np.fmax, np.maximum, np.minimum, np.left_shift, np.floor_divide, np.divide):
        print(u.reduce(b), u.reduce(b, 1), u.reduce(b, axis=-1, keepdims=True), u.reduce(b).dtype)
        print(u.accumulate(b), u.accumulate(b, 1))
def h(c):
    for u in (np.subtract, np.divide, np.maximum, np.minimum, np.fmax, np.fmin):
        print(u.reduce(c), u.reduce(c, 1))
        print(u.accumulate(c))
    print(np.argmax(c), np.argmin(c), np.argmax(c, 0), c.argmin(1), np.argmax(c[:1], 1))
    print(np.fmax(c, c[::-1]), np.fmin(c, c[:, ::-1]))
    print(np.bitwise_or.reduce(b, axis=(0, 1)))
f(a)
g(b)
h(c)
print(np.fmax.reduce(np.array([np.nan, np.nan])), np.fmin.reduce(np.array([1, np.nan])), np.fmax.reduce(np.zeros((0,3)), 1))
