from __future__ import annotations, division
import os, os.path as p, a.b.c
from . import x
from .. import (y, z as w,)
from ...a.b import *
from .... import q
match = case = _ = 1
match[0], match.x, match(1), match * 2, match - 1
match (1)
match [1]
match: int
match: int = 3
print(match, case)
match x:
    case 0 | -1 | 1.5 | -2j | 1+2j | -1-2j: pass
    case "a" "b" | b'c' | None | True | False: pass
    case a.b | a.b.c: pass
    case [] | () | [1] | (1,) | [1, *_] | (1, *_): pass
    case (1, *rest): pass
    case [a, [b, (c, d)]] if a > 1: pass
    case {}: pass
    case {"a": 1, -1: x, None: y, a.b: z, **rest}: pass
    case A() | B.c(1, 2, x=3,): pass
    case (A(x=1) as y): pass
    case (1 | 2) as z: pass
    case *a, b: pass
    case a, : pass
    case (a) if b: pass
    case (a): pass
match x, *y:
    case _: pass
match (yield_ := 3), :
    case 1:
        match = 3
        match match:
            case case: pass
    case _:
        case = 4
match -x:
    case 1: pass
match lambda: 1:
    case 1: pass
match {1: 2}:
    case 1: pass
match not a:
    case 1: pass
with a: pass
with a as b, c as (d, e), f: pass
with (a): pass
with (a, b): pass
with (a, b,): pass
with (a as b): pass
with (a as b, c as d,): pass
with (a, b) as c: pass
with (a), (b): pass
with (a) as b, (c) as d: pass
with (a).b as c: pass
with (yield_): pass
with (a if b else c) as d: pass
with (a for a in b) as d: pass
with (a := b): pass
with (a, b as c): pass
with open(a) as b.c, d[0] as [e, *f]: pass
with (a) + (b): pass
with (*a, b): pass
@a
@a.b(c)[d]
@(lambda f: f)
@x if y else z
@(a := b)
class A(B, *C, metaclass=D, **E): x: int = 3; y = 4
class A: pass
class A(): pass
@a
async def f(a, /, b: int, c=1, *d: e, f, g=2, **h: i) -> j:
    async with a as b, c: pass
    async for x, *y in z: pass
    else: pass
    await a; await a.b(c) ** 2; -await a
    [x async for x in y if await z]
    return [await x for x in y]
def f(a, b=1, /, c=2, *, d, e=3): pass
def f(*, a): pass
def f(*a: *b): pass
def f(a, *, b, **c): pass
def f(a=1, /): pass
def f(**a,): pass
def f(*a,): pass
def f(a, /,): pass
def f():
    global g1, g2
    x = yield
    y = yield x, *z
    y += yield from x
    return *a, b
def g():
    n = 1
    def h():
        nonlocal n
        return
    del n, (a, b), [c, d.e, f[0]], (g),
    return h
for x in *a, b: pass
for (x) in y: pass
for x, in y: pass
for [a, *b], c.d, e[0] in y: break
else: pass
while a := b: continue
while 1: pass
else: pass
try: pass
except: pass
try: pass
except A: pass
except (A, B) as c: pass
else: pass
finally: pass
try: pass
finally: pass
try: pass
except* A: pass
except* (B, C) as d: pass
if a: pass
elif b: pass
elif c: pass
else: pass
raise
raise A
raise A from b
assert a, b
assert (a, b)
a = b = c, = *d, e
a: int
(a): int = 1
a.b: int = yield_
a[0]: int = 1, 2
a += 1; a -= 1; a *= 1; a /= 1; a //= 1; a %= 1; a **= 1; a @= 1; a &= 1; a |= 1; a ^= 1; a <<= 1; a >>= 1
(a) += 1
(a.b) += 1
(a), [b], (c, d), [e, *f] = x
() = []
[] = ()
*a, = b
[*a] = b
(*a,) = b
x = yield_; pass;
if a: b; c
if a:
    # comment

    b
  # odd comment
    c
	
if x:
	y
if 1 \
   + 2: \
   pass
lambda: 1
lambda a, /, b=1, *c, d, e=2, **f: (a, b)
lambda *a: a
lambda *, a: a
lambda **a: a
lambda a=lambda: 1: a
class Ünïcödé: ﬁ = ª = 𝔘 = é = 1
class P:
    __x = 1
    def __f(self, __y): self.__x = __y; super(); return __class__
    class Q:
        x = 1
        def g(self): return [__z for __z in x]
def closure(a, b):
    c = a
    class C:
        a = a
        d = [b for _ in range(3)]
        def m(self): return a, c, __class__
    return [lambda: c for c in a], {k: v for k, v in b if (last := k)}, last
