def matmul(a, b):
    n, m, p = len(a), len(b), len(b[0])
    r = [[0.0] * p for _ in range(n)]
    for i in range(n):
        for j in range(p):
            for k in range(m):
                r[i][j] += a[i][k] * b[k][j]
    return r
print(matmul([[1, 2], [3, 4]], [[5, 6], [7, 8]]))
