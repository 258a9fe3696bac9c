# boxed: this changes an array that
import numpy as np

# Arrays that run-time lists hold, changed under names that loops and branches give them.
n = int(np.array([5]).sum())


def fresh():
    xs = []
    for i in range(n):
        xs.append(np.arange(2.0) + i)
    return xs


def best_of(xs):
    best = None
    for x in xs:
        if best is None or x.sum() > best.sum():
            best = x
    best += 1
    print(xs)


def branch(xs):
    t = xs[0] if n > 3 else xs[1]
    t *= 2
    print(xs)


def loop(xs):
    u = xs[0]
    for k in range(n):
        u = xs[k] if k % 2 else u
    u[:] = -1
    print(xs)


def table():
    d = {}
    for i in range(n):
        d[i * i] = np.zeros(2) + i
    w = d.get(4)
    for k in d:
        w = d[k] if k % 3 == 0 else w
    w[0] = 100
    print(d)


def largest(xs):
    m = xs[0]
    for x in xs:
        if x[0] > m[0]:
            m = x
    return m


def changed(xs, k):
    m = xs[0]
    if k > 2:
        m = xs[1]
    m[0] = 55
    q = max(xs, key=lambda a: a.sum())
    q[1] = 3
    print(xs)


best_of(fresh())
branch(fresh())
loop(fresh())
table()
xs = fresh()
m = largest(xs)
m += 3
print(xs)
changed(fresh(), n)
