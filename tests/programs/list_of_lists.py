m = [[0] * 3 for _ in range(3)]
for i in range(3):
    for j in range(3):
        m[i][j] = i * 3 + j
print(m)
print([row[1] for row in m], [x for row in m for x in row])

