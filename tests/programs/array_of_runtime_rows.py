import numpy as np

counts = [int(x) for x in np.arange(1, 4)]


def table(n, m):
    rows = []
    for i in range(n):
        rows.append([i * m + j for j in range(m)])
    return rows


for n in counts:
    a = np.array(table(n, 2))
    print(a, a.dtype, a.shape)
b = np.array(table(counts[2], counts[1]), dtype=float)
print(b @ b.T, b.T)
print(np.asarray([[[float(k)] * counts[1] for _ in range(counts[0])] for k in counts]))
pairs = []
for n in counts:
    pairs.append((n, n / 2))
print(np.array(pairs), np.array(pairs).mean(axis=0))
mixed = [[bool(n % 2)] * counts[1] for n in counts]
print(np.array(mixed), np.transpose(mixed), np.sum(mixed, axis=1))
ragged = [[1.0] * n for n in counts]
try:
    np.array(ragged)
except ValueError:
    print("ragged")
matrix = [[0] * counts[2] for _ in range(counts[2])]
for i in range(counts[2]):
    for j in range(counts[2]):
        matrix[i][j] += i * j
print(np.matmul(np.transpose(matrix), np.array(matrix[1])))
print(np.array(ragged)[0])
