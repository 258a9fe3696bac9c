# Lists, tuples and sets with *items, of which only the running program knows how many there are.
import numpy as np

n = int(np.sum(np.ones(4)))
xs = [i * 2 for i in range(n)]
print([1, *xs], [*xs, 1], [*xs, *xs], [*xs], [0, *xs[:2], 9, *xs[2:], 10])
print((1, *xs), (*xs,), (*xs, *range(3), 7), len((*xs, 1)))
print({*xs, 2, 3}, sorted({*xs, *(-x for x in xs)}))
print([*range(n)], [*'abc'[:n], 'd'], [*(str(x) for x in xs), 'end'], [*np.array(xs) / 2, 0.5])
ys = [*xs]
ys[0] = 50
ys.append(7)
print(xs, ys)
t = (*xs, -1)
first, *rest = t
print(first, rest, t == tuple(xs) + (-1,))
words = [str(x) for x in xs]
print([*words, *['a', 'b']], ' '.join([*words, '!']))
table = [[i] * i for i in range(n)]
print([*table, [9]], [x for x in [*xs, 3]])


def subsequence(items):
    best = []
    for i, x in enumerate(items):
        rest = [y for y in items[i + 1:] if y > x]
        kept = [x, *rest]
        if len(kept) > len(best):
            best = kept
    return best


print(subsequence([*xs, 1, 0, 5]), subsequence(xs[::-1]))


def visited(graph, vertex, seen):
    seen[vertex] = True
    found = []
    for other in graph[vertex]:
        if not seen[other]:
            found += visited(graph, other, seen)
    return [vertex, *found]


print(visited([[1], [2, 0], [1, 3], []], 0, [False] * n))
d = {}
for x in xs:
    d[x] = x * x
print([*d], [*d.values(), 1], [*d.items()], [*zip(xs, words)], [*map(str, xs)], [*enumerate(xs)])
