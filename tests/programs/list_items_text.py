"""Counting in lists, and the text of half and single precision: as items, in formats."""
import numpy as np
def f(a, n):
    l = [float(i % 3) for i in range(n)]
    k = [v for v in a.astype(np.float64)]
    z = [v for v in (a * 1j).astype(np.complex64)]
    p = [(v, 2) for v in range(n)]
    r = [[i, i % 2] for i in range(n)]
    i8 = [v for v in a.astype(np.int8)]
    print(l.count(1.0), l.count(1), l.count(5), k.count(2), z, z.count(2j), p.count((1, 2)), r.count([1, 1]), i8.count(3), i8.count(2.5))
    print(z == z[:], sorted(k), (1, 2.0, 1).count(1))
f(np.arange(4), 7)
a = np.arange(1, 4, dtype=np.float32) / 10
h = a.astype(np.float16)
def texts(a, h):
    print(f"{a[1]} {h[1]} {a[0]:.3f} {h[2]:8.4f} {a[2]!r} {h[2]!s}", "{} {}".format(a[0], h[0]), "%s %s %r" % (a[0], h[0], h[0]), format(h[0]), format(a[0], ""))
texts(a, h)
def into(a, b, out):
    try:
        np.maximum(a, b, out=out)
        print(out)
    except ValueError as e:
        print("caught")
a = np.identity(2)
into(a, a[None], a.copy())
into(a, a, np.zeros((3, 2, 2)))
into(np.ones((1, 2)), np.ones(2), np.zeros((3, 2)))
into(np.ones((1, 2)), np.ones(2), np.zeros(2))
into(np.ones((3, 2)), np.ones(2), np.zeros((1, 2)))
into(np.array(3.0), np.array([4.0]), np.array(1.0))
h = np.deg2rad(np.arange(0, 4, dtype=np.uint8))
def items(h): 
    l = [v for v in h]
    t = [(v, 1) for v in h]
    print(l, t, h.tolist(), str(h[1]), repr(h[1]), f"{h[2]}")
    d = {1: h[1]}
    print(d, [h[2]], (h[3],))
items(h)
