import numpy as np
s = 0
for i in range(10):
    for j in range(10):
        if j == 5:
            break
        if (i + j) % 2:
            continue
        s += i * j
    else:
        s += 1000
print(s)
def find(m, v):
    for i in range(m.shape[0]):
        for j in range(m.shape[1]):
            if m[i, j] == v:
                return i, j
    return -1, -1
m = np.arange(12).reshape(3, 4)
print(find(m, 7), find(m, 99))
def collatz(n):
    steps = 0
    while n != 1:
        n = n // 2 if n % 2 == 0 else 3 * n + 1
        steps += 1
        if steps > 500:
            return -1
    return steps
print([collatz(i) for i in range(1, 10)])
i = 0
while True:
    i += 1
    if i % 2:
        continue
    if i > 6:
        break
    print(i, end=" ")
print(i)
