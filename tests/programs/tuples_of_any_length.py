# Tuples whose length only the running program knows.
import numpy as np

n = int(np.sum(np.ones(4)))


def squares(count):
    return tuple(i * i for i in range(count))


t = squares(n)
print(t, len(t), t[0], t[-1], t[1:], t[::-1], t[n:])
print(squares(1), squares(0), repr(squares(2)), str(squares(3)))
print(type(t) is tuple, isinstance(t, tuple), isinstance(t, list), isinstance(t, (list, tuple)))
print(4 in t, 5 in t, t.count(4), t.index(9))
try:
    print(t.index(1000))
except ValueError as e:
    print('no', e)
try:
    print(t[n])
except IndexError as e:
    print(e)
for i, x in enumerate(t):
    print(i, x, end=' ')
print()
print(t + (1, 2), (7,) + t, t * 2, 2 * t[:2], t + t)
u = tuple([i * i for i in range(n)])
print(t == u, t != u, t == (0, 1, 4, 9), t == [0, 1, 4, 9], (0, 1) == t, t == t[:-1])
print(t < u, t <= u, t < (0, 1, 5), t > (0, 1), (0, 2) > t, t >= u, t[1:] > t)
print(tuple('abc'[:n]), tuple(str(i) for i in range(n)), tuple(x > 3 for x in t), tuple(x / 2 for x in t))
print(sum(t), max(t), min(t), sorted(t, reverse=True), list(t), tuple(t) is t, set(t) == {0, 1, 4, 9})
print(np.array(t), np.array(t, dtype=float) / 2, np.sum(t), np.array([t, u]).shape, np.mean(t))
print(bool(t), bool(squares(0)), not squares(0), 'yes' if t else 'no')
a, b, *rest = t
print(a, b, rest)
p, q, r, w = t
print(p, q, r, w)
try:
    p, q = t
except ValueError as e:
    print(e)
print(*t)
print(*t, sep=', ')
print('%s' % (t,), '{}'.format(t), f'{t} {t!r}')

# nested, and in other containers
rows = tuple((i, float(i)) for i in range(n))
print(rows, rows[1], rows[1][0])
words = [tuple(str(k) for k in range(i)) for i in range(n)]
print(words, words[2] + ('x',), max(words), sorted(words, reverse=True))
deep = tuple(tuple(range(i)) for i in range(n))
print(deep, deep[-1][-1])
d = {}
for i in range(n):
    d[tuple(range(i))] = i
print(d, d[(0, 1)], (0,) in d, (5,) in d, d.get((0, 1, 2)), d.get((9,), -1))
s = {tuple(sorted((i % 2, i % 3))) for i in range(2 * n)}
print(sorted(s))
seen = set()
for i in range(2 * n):
    seen.add(tuple(range(i % 3)))
print(sorted(seen), (0, 1) in seen, tuple(range(n)) in seen)

# grown in a loop, merged by branches, given to functions and returned
path = ()
for i in range(n * 10):
    path = path + (i % 7,)
print(path, len(path))
trail = (0,)
while len(trail) < n + 3:
    trail += (trail[-1] + len(trail),)
print(trail)


def total(items, start=0):
    for x in items:
        start += x
    return start


print(total(t), total((1, 2)), total(path, 5))


def either(flag):
    if flag:
        return tuple(range(n))
    return (1, 2)


print(either(n > 2), either(n > 100))

match t:
    case (x, y):
        print('two', x, y)
    case (0, *others):
        print('more', others)

# beside what is known
known = {(0, 1, 4, 9): 'squares', (1, 2): 'pair'}
print(known[t], known.get(t), t in known, t[1:] in known, known.get(t[1:], 'none'))
print(t in [(0, 1), (0, 1, 4, 9)], t in ((1,), ()), ('0', '1') in words)
print(t == (0.0, 1.0, 4.0, 9.0), t < (0.5,))
pairs = [(t, 1), (t[:2], 2)]
print(pairs, sorted(pairs, key=lambda p: p[0]), dict(pairs))
flags = {t: True}
flags[t[:1]] = False
print(flags, len(flags))
floats = tuple(np.linspace(0, 1, n).tolist())
print(floats, sum(floats), floats[::2], max(floats, key=lambda v: -v))
rows = tuple(np.arange(n * 2).reshape(n, 2))
print(len(rows), rows[1], np.array(rows).sum(axis=0), np.concatenate(rows), [r.sum() for r in rows])


class Polygon:
    def __init__(self, corners):
        self.corners = tuple(corners)

    def perimeter(self):
        return sum(abs(a - b) for a, b in zip(self.corners, self.corners[1:] + self.corners[:1]))

    def __eq__(self, other):
        return self.corners == other.corners

    def __hash__(self):
        return hash(self.corners)


square = Polygon(i * i for i in range(n))
print(square.corners, square.perimeter(), square == Polygon(t), square == Polygon(t[1:]))


def counter():
    def f(i):
        return t[i] + len(t)
    return f


print(counter()(2), [counter()(i) for i in range(n)])
first, *_ = t
head, *middle, tail = t
middle.append(5)
print(first, head, middle, tail)
xs = list(t)
xs[1:2] = t
xs.extend(t[:1])
xs += t[2:]
print(xs, t)
print(tuple(map(str, t)), tuple(zip(t, t[1:])), tuple(enumerate(t)), tuple(reversed(t)), tuple(sorted(t, reverse=True)))
print(all(tuple(v < 10 for v in t)), any(v == 4 for v in t), ', '.join(tuple(str(v) for v in t)))
print(np.zeros(2) + t[1], np.array(t)[list(t[:2])], np.stack((t, t)), np.maximum(t, 3), np.arange(10)[np.array(t)])
print(min(t, t[1:]), max([t, t[1:]]), (t, t)[n % 2])
