import numpy as np
rng = np.random.RandomState(3)
for n in (1, 2, 5, 17, 40, 100):
    a = rng.randint(0, 30, n)
    for k in {0, n // 3, n // 2, n - 1}:
        print(n, k, np.partition(a, k).tolist(), np.argpartition(a, k).tolist())
    print(np.partition(a.astype(float), [n // 4, n // 2]).tolist())
m = rng.randint(0, 9, (4, 7))
print(np.partition(m, 3), np.partition(m, 2, axis=0), np.argpartition(m, 3, axis=None))
b = rng.randint(0, 2, (3, 11)).astype(bool)
print(np.packbits(b), np.packbits(b, axis=1), np.packbits(b, axis=0, bitorder="little"))
p = np.packbits(b, axis=1)
print(np.unpackbits(p, axis=1, count=11).astype(bool).tolist() == b.tolist(), np.unpackbits(p, axis=0), np.unpackbits(p.ravel(), count=-3))
x = np.zeros((5, 3), int)
np.fill_diagonal(x, 4, wrap=True)
print(x, np.cross([1, 2], [4, 5]), np.cross([[1, 2, 3]], [[4, 5, 6]]), np.nanpercentile([[10, np.nan, 4], [3, 2, 1]], 50, axis=0))
print(np.percentile([1, np.nan, 3], 50), np.shares_memory(x[::2], x[1::2]), np.may_share_memory(x[::2], x[1::2]), np.shares_memory(x, x[1:2]))
