"""The texts of exceptions that are known when compiling, comparisons of truth values, and what is in lists of numbers."""
import numpy as np
def t(f, *args):
    try:
        f(*args)
    except Exception as e:
        print(type(e).__name__, e, e.args)
def each(a, b, c):
    try: print(a + b)
    except ValueError as e: print(e)
    try: a[0:2] = c
    except ValueError as e: print(e)
    try: print(a.reshape(5, 7))
    except ValueError as e: print(e)
    try: print(a[7])
    except IndexError as e: print(e)
    try: print(a[0, 0, 0])
    except IndexError as e: print(e)
    try: print(np.zeros((0, 3)).max())
    except ValueError as e: print(e)
    try: print(np.argmax(np.zeros(0)), np.argmin(np.zeros(0)))
    except ValueError as e: print(e)
    try: print(np.sum(a, axis=4))
    except ValueError as e: print(e)
    try:
        x, y = a.shape + (1,)
    except ValueError as e: print(e)
    try:
        x, y = a.shape[:1]
    except ValueError as e: print(e)
    try:
        if a: print(1)
    except ValueError as e: print(e)
    try: print(np.concatenate([]))
    except ValueError as e: print(e)
    try: print(max([]))
    except ValueError as e: print(e)
    try: print(a.astype(int) ** -1)
    except ValueError as e: print(e)
    try: print(float(a[:1, 0]))
    except TypeError as e: print(e)
    try: print(a @ b)
    except ValueError as e: print("matmul")
    try: print(np.ones((2, 3))[5, :])
    except IndexError as e: print(e)
    try: print(1j / 0)
    except ZeroDivisionError as e: print(e)
    try: print(1 << -1)
    except ValueError as e: print(e)
each(np.ones((3, 2)), np.ones((4, 2)), np.ones(5))
def truths(a, s, b):
    x = a.ravel()[0]
    print(x > s, x < s, x >= s, x <= s, s > x, b > s, s < b, max(b, s), min(b, x), x > 0, x < 1, b > 0)
for a in (np.array([True]), np.array([False])):
    for s in (False, True):
        truths(a, s, s)
        truths(a, bool(a[0]), s)
l = [v for v in np.arange(3, dtype=np.float32)]
def found(l, k):
    print(2 in l, 2.0 in l, k in l, np.float32(1) in l, 7 in l, l.count(2), l.count(k))
    h = [v for v in np.arange(3, dtype=np.int8)]
    print(2 in h, 2.0 in h, 0.5 in h, k in h, h.count(2.0), h.count(0.5))
found(l, 1)
