# np.partition and np.argpartition: everything stands where NumPy's introselect leaves it.
import numpy as np

rng = np.random.RandomState(0)


def sum_of(a):
    b = np.ascontiguousarray(a).reshape(-1).view(np.uint8).astype(np.int64)
    return int((b * np.arange(1, b.size + 1) % 1000003).sum())


def data(n, t, trial):
    v = [rng.rand(n), rng.randint(0, 1 + n // 2, n), np.minimum(np.arange(n), n - np.arange(n))][trial]
    if t == "U3":
        return v.astype(int).astype(t)
    if t == "M8[s]":
        return (v * 100).astype("i8").astype(t)
    if t in ("c16", "c8"):
        a = (v + 1j * rng.randint(0, 3, n)).astype(t)
    else:
        a = (v * (100 if t[0] in "iu" else 1)).astype(t)
    if t[0] in "fc" and trial == 1 and n > 5:
        a[3] = a[n // 2] = np.nan
        a[n // 2 + 1], a[0] = -0.0, 0.0
    return a


for n in (1, 2, 3, 4, 5, 6, 7, 10, 16, 31, 64, 257, 1000, 4097):
    for t in "f8 f4 f2 i8 i4 i2 i1 u8 u4 u2 u1 ? c16 c8 U3 O M8[s]".split():
        sums = []
        for trial in range(3):
            a = data(n, t, trial)
            for k in (0, n - 1, n // 2, n // 3, n // 7, rng.randint(0, n, min(n, 60)), [n // 2, n - 1]):
                if t != "O":
                    sums.append(sum_of(np.partition(a, k)))
                sums.append(sum_of(np.argpartition(a, k)))
        print(n, t, sum(s * (i + 1) for i, s in enumerate(sums)))

# What defeats medians of three.
for n in (100, 1000, 10000, 50000):
    a, k = np.zeros(n), n // 2
    for i in range(k):
        a[i] = k + i - 1 + (k % 2 == 0) if i % 2 else i + 1
        a[k + i] = 2 * (i + 1)
    print(n, sum_of(np.partition(a, k)), sum_of(np.argpartition(a, k)), sum_of(np.partition(a, [n // 4, k, -1])))

m = rng.rand(5, 6, 7)
for axis in (0, 1, 2, None):
    print(axis, sum_of(np.partition(m, 3, axis=axis)), sum_of(np.argpartition(m, 3, axis=axis)),
          sum_of(np.partition(m.T, [-1, 2], axis=axis)), sum_of(np.partition(m[::2, ::-1], 2, axis=axis)))
b = np.partition(m.astype(">f8"), 2)
print(b.dtype, sum_of(b))
r = np.array([(1, 2), (0, 3), (1, 0)], dtype=[("a", int), ("b", int)])
print(np.partition(r, 1), np.partition(r, 1, order="b"), np.argpartition(r, 1, order=["b"]))
a = np.array([5, 4, 3, 2, 1])
print(a.partition(2), a, a.argpartition(1), np.partition(a, np.uint64(1)), np.partition(a, np.array([True])), np.partition(a, np.array([], int)))
print(np.partition(m.T, 1).flags, np.argpartition(m.T, 1).flags)
for f in (lambda: np.partition(a, 7), lambda: np.partition(a, -6), lambda: np.partition(a, [0, 7]), lambda: np.partition(a, 1.5),
          lambda: np.partition(a, [[1]]), lambda: np.partition(a, 1, kind="x"), lambda: np.partition(a, 1, kind=3),
          lambda: np.partition(a, 1, axis=3), lambda: np.partition(5, 0), lambda: np.argpartition(5, 0),
          lambda: np.partition(np.float64(5), 0, axis=None), lambda: np.partition([], 0), lambda: np.partition(np.zeros((0, 3)), 9),
          lambda: np.argpartition(np.zeros((0, 3)), 2), lambda: np.partition(a, []), lambda: np.partition(a, 1, order="b"),
          lambda: np.partition(np.array([3, "a"], dtype=object), 1), lambda: np.partition(["b", "a", "c"], 1)):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)
