import numpy as np
r = np.rec.array([(1, 2.5), (3, 4.5)], dtype=[("a", int), ("b", float)])
print(r.dtype); print(repr(r.dtype)); print(repr(r)); print(r.dtype.type, r.dtype.names, r.dtype == np.dtype([("a", int), ("b", float)]), r.dtype["a"])
print(np.dtype((np.record, [("x", "i4")])), repr(np.dtype((np.record, [("x", "i4")]))))
s = np.rec.fromarrays([np.arange(3), np.ones(3)], names="u,v"); print(s.dtype, s.u, repr(s), s[0].u, type(s[0]))
t = np.array([(1, 2.0)], dtype=[("p", "i8"), ("q", "f8")]).view(np.recarray); print(t.dtype, t.p, repr(t))
s.u = 5; print(s.u, s[["u"]].dtype, s.copy().dtype)
print(np.recarray((2,), dtype=[("a", "f4")]).dtype, s.u.dtype, s.dtype.fields, s.dtype.itemsize)
