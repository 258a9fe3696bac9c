import numpy as np
def size(n):
    return int(np.arange(n + 1).max())
words = "the quick brown fox jumps over the lazy dog the fox".split()
count = {}
for w in words:
    count[w] = count.get(w, 0) + 1
print(count)
for k, v in count.items():
    print(k, v)
print(sorted(count), len(count), "fox" in count, "cat" in count)
print(sorted(count.items(), key=lambda kv: (-kv[1], kv[0])))
n = size(30)
sq = {i: i * i for i in range(n)}
print(sq[7], len(sq), sum(sq.values()), list(sq)[:3], max(sq.values()))
del sq[3]
print(3 in sq, len(sq), sq.pop(4), sq.pop(4, -1), sq.popitem())
try:
    print(sq[100])
except KeyError as e:
    print("KeyError", e)
try:
    del sq[100]
except KeyError as e:
    print("KeyError", e, repr(e))
grid = {}
for i in range(n):
    for j in range(3):
        grid[i, j] = i * 10 + j
print(grid[5, 2], (5, 3) in grid, len(grid), sum(v for (i, j), v in grid.items() if i < 3))
s = set()
for i in range(n):
    s.add(i * 7 % 13)
print(s, len(s), 5 in s)
t = {x % 5 for x in range(n)}
print(s & t, s | t, s - t, t - s, s ^ t, t <= s, t < s, t == s, t != s)
print({1, 2, 3}, {5, 1, 9, 33, 17, 64}, set(), set([3, 1, 2]), {"a"} , frozenset([1, 2]))
s.discard(100); s.discard(5); s.remove(0)
print(s)
try:
    s.remove(1000)
except KeyError as e:
    print("gone", e)
s |= {100, 200}
s &= set(range(150))
s -= {1}
s ^= {2, 77}
print(sorted(s), min(s), max(s), sum(s))
u = s.copy()
u.clear()
print(u, s.issubset(range(1000)), s.isdisjoint([5000]), s.union([1], {2}), bool(u))
d2 = dict(zip(range(n), range(n)))
print(d2 == {i: i for i in range(n)}, d2 == {0: 0})
for i, (k, v) in enumerate(sorted(d2.items())[:3]):
    print(i, k, v)
d2.update({1: 100})
d2.setdefault(1000, 5)
d2.setdefault(1, 6)
print(d2[1], d2[1000], list(d2.keys())[-1], list(d2.values())[:2], d2.get(12345))
arrs = {}
for i in range(n):
    arrs["a" + str(i % 4)] = np.arange(3) * i
for k in arrs:
    print(k, arrs[k])
print(arrs)
print({1: 2}.keys(), {1: 2}.items(), {}.values(), {1.5: "x"})
try:
    for k in d2:
        d2[-k - 1] = 0
except RuntimeError as e:
    print("RuntimeError")
for x in sorted({"b", "a"}):
    print(x)
inv = {v: k for k, v in count.items()}
print(inv)
print({**{1: 2}, **sq}[1], len({**{1: 2}, **sq}))
d = {1: "a", True: "b", 1.0: "c"}
print(d, {True: 1, 1: 2})
