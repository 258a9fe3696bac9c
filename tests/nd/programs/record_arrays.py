"""numpy.rec: arrays whose fields are attributes."""
import numpy as np
a = np.array([(1, 2.5, 'ab'), (3, 4.5, 'c')], dtype=[('x', int), ('y', float), ('s', 'U3')])
r = a.view(np.recarray)
print(type(r), r.x, r.y, r.s, r.shape)
r.x = [7, 8]; r.y[0] = 9; print(a)
print(r[0].x, r[1].s, r[0], r['x'], type(r['x']), r[r.x > 7], type(r[:1]))
r[0].y = 100; print(r.y, a['y'])
print(repr(r)); print(r)
b = np.rec.fromarrays([[1, 2, 3], [1.5, 2.5, 3.5]], names='a,b'); print(repr(b), b.a.sum(), b.b.mean(), type(b))
c = np.rec.fromrecords([(1, 'x', 2.0), (2, 'yy', 3.0)], names=['i', 's', 'f']); print(repr(c), c.s, c.f)
d = np.rec.array([(1, 2), (3, 4)], dtype=[('p', 'i4'), ('q', 'f8')]); print(repr(d), d.p, d.dtype.names)
e = np.rec.fromarrays([np.arange(3), np.ones(3)]); print(e.dtype.names, e.f0, e.f1)
f = np.recarray((2,), dtype=[('m', int), ('n', float)]); f.m = 1; f.n = 2; print(f, f.m)
print(c[0].i, c[1].s, c[0].tolist(), len(c[0]), c[0][1], c.i.dtype, [q.f for q in c], c[c.i == 2].s)
print(np.sort(b, order='b')[::-1].a, isinstance(b[0], np.record), b.copy().a, type(b.copy()))
try: b.zz
except AttributeError as x: print(x)
try: b[0].zz
except AttributeError as x: print(x)
b.extra = 5; print(b.extra, b.field('a'), b.field(1))
n = np.rec.array(a); print(type(n), n.s)
g = np.rec.fromarrays([[1,2],[3,4]], dtype=[('u','f4'),('v','i2')]); print(g.u.dtype, g.v.dtype, g.u)
