import numpy as np
a = np.array(5)
print(np.take(a, [0, 0], axis=0), np.take(a, 0), np.take(a, [-1]), a.take([0], axis=-1), np.take(a, [[0, -1]]), np.take(np.int64(3), [0, 0]))
try:
    np.take(a, [1], axis=0)
except IndexError as e:
    print(e)
try:
    np.take(a, [0], axis=1)
except np.AxisError as e:
    print(e)
print(np.repeat(a, 2, axis=0), np.cumsum(a, axis=0), np.sort(np.array([3]), axis=0), np.compress([True], a, axis=0))
for f in (lambda: np.sum(a, axis=0), lambda: np.argmax(a, axis=0), lambda: np.concatenate([a, a]), lambda: a.max(axis=0), lambda: np.mean(a, axis=-1), lambda: np.any(a, axis=0), lambda: np.roll(a, 1, axis=0), lambda: np.sort(a, axis=0), lambda: np.argsort(a, axis=-1), lambda: np.flip(a, 0), lambda: np.cumprod(a, 0), lambda: np.prod(a, axis=0), lambda: np.median(a, axis=0), lambda: np.ptp(a, axis=0), lambda: np.diff(a)):
    try:
        print(f())
    except (ValueError, IndexError, TypeError) as e:
        print(type(e).__name__)
