l = [3, 1, 2]
l.append(5); l.extend([7, 6]); l.insert(0, 9); print(l, l.pop(), l.pop(0), l.index(2), l.count(3))
l.sort(); print(l); l.sort(key=lambda x: -x); print(l); l.reverse(); print(l, l[::-1], l[1:3], l[-1])
l[1:3] = [10, 20, 30]; print(l); del l[::2]; print(l); l[:] = []; print(l, not l)
a = [[0] * 3 for _ in range(2)]; a[0][1] = 5; print(a, a == [[0, 5, 0], [0, 0, 0]], [1, 2] < [1, 3], [1] + [2], [0] * 4)
b = a; b.append(1); print(a is b, a.copy() is a, 5 in [5], [x for row in [[1, 2], [3]] for x in row])
print(sorted(["b", "A", "c"], key=str.lower), sorted([(1, "b"), (1, "a"), (0, "z")]), list(reversed([1, 2, 3])), [*"ab", *range(2)])
data = [("x", 3), ("y", 1), ("z", 3)]
print(sorted(data, key=lambda p: p[1], reverse=True))
import random
random.seed(1)
big = [random.randrange(1000) for _ in range(500)]
print(sorted(big)[:10], sorted(big, reverse=True)[:10], sum(big), min(big), max(big))
r = []; r.append(r); print(r)
for bad in (lambda: [][0], lambda: [1].remove(2), lambda: [].pop(), lambda: [1] + (2,), lambda k="a": [1][k], lambda: sorted([1, "a"]), lambda: [1, 2].index(9)):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
