# zip(*rows): the columns of rows that only the running program counts.
import numpy as np

n = int(np.sum(np.ones(4)))
points = [(i, i * 0.5) for i in range(n)]
xs, ys = zip(*points)
print(xs, ys, len(xs))
print(np.array(xs).sum(), np.mean(ys))
named = [(str(i), i, i % 2 == 0) for i in range(n)]
names, numbers, even = zip(*named)
print(names, numbers, even)
for points_of in ([(i, i + 1) for i in range(n)], [(i, i + 1) for i in range(n - n)]):
    try:
        a, b = zip(*points_of)
        print(a, b)
    except ValueError as e:
        print(e)
try:
    a, b, c = zip(*points)
except ValueError as e:
    print(e)
try:
    a, = zip(*points)
except ValueError as e:
    print(e)
matrix = [[i * j for j in range(n)] for i in range(n + 1)]
print(list(zip(*matrix)))
print([list(column) for column in zip(*matrix)])
print([sum(column) for column in zip(*matrix)], list(map(list, zip(*matrix))))
for column in zip(*matrix):
    print(column, max(column))
ragged = [list(range(i + 1)) for i in range(n)]
print(list(zip(*ragged)), list(zip(*ragged[1:])))
a = np.arange(n * 2.0).reshape(n, 2)
u, v = zip(*a)
print(sum(u), sum(v))
words = ['abc', 'def', 'ghij'][:n]
print([''.join(letters) for letters in zip(*[w + str(n) for w in words])])
d = {}
for i in range(n):
    d[i] = i * i
keys, values = zip(*d.items())
print(keys, values)
keys, values = zip(*sorted(d.items(), key=lambda kv: -kv[0]))
print(keys, values)
print(np.array(list(zip(*[(i, i * i) for i in range(n)]))))
z = zip(*matrix)
print(next(z)[1:])
