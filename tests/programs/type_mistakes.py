"""Mistakes of types: found when compiling, raised where a handler is around them."""
import sys


def f(x, y=1): return x
def g(a, b, *, c, d): return a


n = len(sys.argv)
items = [n]
word = "abc"
try:
    1 + "a"
    print('none')
except Exception as e:
    print(type(e).__name__, e)
try:
    "a" + 1
    print('none')
except Exception as e:
    print(type(e).__name__, e)
try:
    [1] + 1
    print('none')
except Exception as e:
    print(type(e).__name__, e)
try:
    None + 1
    print('none')
except Exception as e:
    print(type(e).__name__, e)
try:
    1 - None
    print('none')
except Exception as e:
    print(type(e).__name__, e)
try:
    (1,) + [2]
    print('none')
except Exception as e:
    print(type(e).__name__, e)
try:
    "a" * "b"
    print('none')
except Exception as e:
    print(type(e).__name__, e)
try:
    "a" * 2.5
    print('none')
except Exception as e:
    print(type(e).__name__, e)
try:
    [1] * 2.5
    print('none')
except Exception as e:
    print(type(e).__name__, e)
try:
    -"a"
    print('none')
except Exception as e:
    print(type(e).__name__, e)
try:
    len(5)
    print('none')
except Exception as e:
    print(type(e).__name__, e)
try:
    int([1])
    print('none')
except Exception as e:
    print(type(e).__name__, e)
try:
    float([1])
    print('none')
except Exception as e:
    print(type(e).__name__, e)
try:
    f(1, 2, 3)
    print('none')
except Exception as e:
    print(type(e).__name__, e)
try:
    f()
    print('none')
except Exception as e:
    print(type(e).__name__, e)
try:
    g()
    print('none')
except Exception as e:
    print(type(e).__name__, e)
try:
    f(1, z=2)
    print('none')
except Exception as e:
    print(type(e).__name__, e)
try:
    f(1, x=2)
    print('none')
except Exception as e:
    print(type(e).__name__, e)
try:
    n()
    print('none')
except Exception as e:
    print(type(e).__name__, e)
try:
    {[]: 1}
    print('none')
except Exception as e:
    print(type(e).__name__, e)
try:
    {[1], 2}
    print('none')
except Exception as e:
    print(type(e).__name__, e)
try:
    items["a"]
    print('none')
except Exception as e:
    print(type(e).__name__, e)
try:
    word["a"]
    print('none')
except Exception as e:
    print(type(e).__name__, e)
try:
    sum(["a"])
    print('none')
except Exception as e:
    print(type(e).__name__, e)
try:
    1 < "a"
    print('none')
except Exception as e:
    print(type(e).__name__, e)
try:
    [1] < 2
    print('none')
except Exception as e:
    print(type(e).__name__, e)
try:
    None < 1
    print('none')
except Exception as e:
    print(type(e).__name__, e)
try:
    round("a")
    print('none')
except Exception as e:
    print(type(e).__name__, e)
try:
    "%d" % "a"
    print('none')
except Exception as e:
    print(type(e).__name__, e)
try:
    "x" % 3
    print('none')
except Exception as e:
    print(type(e).__name__, e)
try:
    raise ValueError("v", 1)
    print('none')
except Exception as e:
    print(type(e).__name__, e)
try:
    for q in 5: pass
    print('none')
except Exception as e:
    print(type(e).__name__, e)


def text(v):
    if n > 5:
        return v + 1
    return v + "!"


print(text("fine"))
for v in (5, None):
    try:
        print("a" in v)
    except TypeError as e:
        print(e)
