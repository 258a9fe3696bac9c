import numpy as np
rng = np.random.default_rng(3)
values = [int(v) for v in rng.integers(0, 20, 12)]
print(sorted(values), sorted(values, reverse=True))
print(sorted(values, key=lambda v: -v), sorted(values, key=lambda v: v % 5), sorted(values, key=lambda v: v % 5, reverse=True))
values.sort(reverse=True)
print(values)
pairs = []
for i, v in enumerate(values):
    pairs.append((v % 4, f"n{i}", float(v)))
pairs.sort()
print(pairs)
pairs.sort(key=lambda p: p[2])
print(pairs)
pairs.sort(key=lambda p: (p[0], -p[2]), reverse=True)
print(pairs)
print(sorted(pairs, key=lambda p: p[1])[0], min(values), values.count(3), values.index(values[4]))
queue = []
for v in values:
    at = 0
    while at < len(queue) and queue[at] < v:
        at += 1
    queue.insert(at, v)
print(queue)
queue.insert(-1, 100)
queue.insert(500, 200)
queue.insert(0, -5)
del queue[2:5]
print(queue)
queue.clear()
print(queue, len(queue))
words = "the quick brown fox jumps over the lazy dog".split()
words.sort(key=len)
print(words, sorted(words, key=lambda w: (len(w), w)))
