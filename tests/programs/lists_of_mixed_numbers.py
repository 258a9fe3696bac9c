"""Lists that grow while a program runs and hold numbers of different types."""
import sys

import numpy as np

n = len(sys.argv) + 4


def made():
    h = [1.5]
    for i in range(n):
        h.append(i * 2)
        h.append(i / 3)
    return h


h = made()
print(h, len(h))
h = made()
print(h[0], h[1], h[-1], type(h[1]).__name__, type(h[2]).__name__)
h = made()
print(sum(h), max(h), min(h))
h = made()
print(sorted(h))
h = made()
h.sort()
print(h)
h = made()
h.sort(reverse=True)
print(h)
h = made()
print(np.asarray(h, dtype=np.float64)[2])
h = made()
print(h == h[:], h == h[1:], h[1:3])
h = made()
for x in h:
    print(x, x * 2, x // 1, isinstance(x, int))
h = made()
print([x + 1 for x in h])
h = made()
print([x for x in h if x > 1])
h = made()
print([str(x) for x in h], f"{h[1]} {h[2]:.2f}")
h = made()
g = [] 
[g.append((x, 'a')) for x in h]
print(g[:2])
h = made()
h[0] = 7
h[1] = 2.5
print(h)
h = made()
h[2] += 1
h[2] *= 1.5
print(h)
h = made()
h.insert(1, 8)
print(h.pop(), h.pop(0), h)
h = made()
print(list(map(float, h)), list(map(int, h)))
h = made()
print(any(h), all(h), list(enumerate(h))[:2], list(zip(h, h))[:2])
h = made()
print(abs(h[2]), round(h[2], 2), -h[1], h[1] ** 2, h[2] ** 2, divmod(h[1], 2))
h = made()
h.extend([1, 2.5])
print(h)
h = h * 2
print(len(h))
h = made()
q = [h, h]
print(q[0][1])
h = made()
import random
random.seed(1)
random.shuffle(h)
print(h)
h = made()
f = lambda l: l[1] + l[2]
h = made()
f = lambda l: l[1] + l[2]
print(f(h), f([1, 2, 3]))
h = made()
print(sum(h) / len(h), sum(x * x for x in h))
h = made()
if h:
    print("yes")
h = made()
print(h[1] is None, h[1] == 0, not h[1], bool(h[2]))
h = made()
del h[0]
print(h)
h.clear()
print(h)
h = made()
c = h.copy()
c[0] = 3
print(h[0], c[0])
h2 = h
h2.append(1)
print(len(h))
h = made()
print(min(h[1], h[2]), max(h[1:]), h[1] < h[2])
h = made()
print(",".join(map(str, h)))
h = made()
print("%d %f %s" % (h[1], h[2], h[3]))
p = -7.0
h = []
for i in range(30):
    h.append(p)
    p = np.float64(p) * 0.5
print(np.array(h).sum(), np.mean(h), max(h), h[:3], type(h[0]).__name__, type(h[1]).__name__)
scores = [0]
for i in range(5):
    scores.append(i * 0.25)
print(scores, max(scores), sum(scores) / len(scores))
flags = [True]
for i in range(3):
    flags.append(i)
print(flags, sum(flags), flags == [1, 0, 1, 2], flags[0])
big = [2**62 + 1]
for i in range(2):
    big.append(float(2**62))
print(sorted(big), big[0] > big[1], max(big), big == big[:], big.count(2.0**62))
