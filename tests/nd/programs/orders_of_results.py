import numpy as np

# How results lie in memory: a reshape tells, which is a view or a copy.
a = np.asfortranarray(np.arange(6.0).reshape(2, 3))
for f in (lambda: np.choose(a > 2, [a, -1]), lambda: np.select([a > 2, a > 1], [a, a * 2]), lambda: np.piecewise(a, [a > 2], [lambda x: -x, 0]),
          lambda: np.gradient(a)[0], lambda: np.where(a > 2, a, 0), lambda: np.add.accumulate(a, axis=1), lambda: np.sort(a), lambda: np.cumsum(a, axis=0)):
    r = f()
    r.reshape(-1)[1] = 99
    print(r, r.flags.c_contiguous, r.flags.f_contiguous)
