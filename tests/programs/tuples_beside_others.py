# Tuples of run-time length beside everything else.
import json
import numpy as np
n = int(np.sum(np.ones(4)))
t = tuple(i * 2 for i in range(n))
print(f'{t}', f'{t!r:>20}|', format(t), json.dumps(t), json.dumps({'a': t}))
rs = [tuple(range(i, i + 2)) for i in range(n)]
for a, b in rs:
    print(a, b, end=' ')
print()
for i, (a, *b) in enumerate(rs):
    print(i, a, b, end=' ')
print()
print({r: i for i, r in enumerate(rs)}, {r for r in rs} == set(rs), sorted(rs, key=lambda r: -r[1]))
for bad in (lambda: t + [1], lambda: t < [1], lambda: t * 1.5, lambda: t['a'], lambda: t.append(1), lambda: t.foo):
    try:
        print(bad())
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
try:
    t[0] = 1
except TypeError as e:
    print(e)
print(any(t), all(t), sum(t), max(t, default=0), list(reversed(t)), t[-2:], t[5:], len(t[1:]))
def f(t, *, k=(1, 2)):
    if isinstance(t, tuple):
        return len(t) + sum(k)
    return -1
print(f(t), f(list(t)), f(t, k=t))
class A:
    limits = (0, 1)
    def __init__(self, t):
        self.t = t
    def __repr__(self):
        return f'A{self.t}'
objs = [A(tuple(range(i))) for i in range(3)]
print(objs, [o.t for o in objs], max(objs, key=lambda o: len(o.t)))
x = t if n > 2 else (1, 2)
print(x, len(x))
y = (1, 2) if n > 100 else t
print(y == t, y)
state = (0,)
for i in range(n):
    if i % 2:
        state = state + (i,)
    else:
        state = (i,) + state
print(state)
d = {'k': t}
d['k'] = d['k'] + (9,)
print(d)
nested = (t, t[:2], 5)
print(nested, nested[0][1])
a, (b, *c), e = nested
print(a, b, c, e)
print(np.array(rs), np.array(rs).sum(axis=0), np.concatenate([np.array(r) for r in rs]))
def g():
    yield t
    yield t[:1]
print([len(v) for v in g()], list(g()))
memo = {}
def fib(key):
    if key in memo:
        return memo[key]
    r = sum(key) if len(key) < 2 else fib(key[1:]) + fib(key[2:])
    memo[key] = r
    return r
print(fib(t), len(memo))
print(t == tuple(t), t is t, t != (0, 2, 4, 6), (t,) == ((0, 2, 4, 6),), [t] == [(0, 2, 4, 6)], t in [t])
