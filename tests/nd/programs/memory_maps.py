"""np.memmap, np.load with mmap_mode, open_memmap: shapes, classes, what lands in the file."""
import numpy as np, os, tempfile, pathlib
d = tempfile.mkdtemp()
f = os.path.join(d, 'a.dat')
m = np.memmap(f, dtype='float32', mode='w+', shape=(3, 4))
print(repr(m), type(m), m.mode, m.offset, os.path.basename(m.filename), os.path.getsize(f))
m[:] = np.arange(12).reshape(3, 4)
m.flush()
print(np.fromfile(f, 'f4'))
r = np.memmap(f, dtype='float32', mode='r', shape=(3, 4))
print(r, r.flags.writeable)
try: r[0] = 1
except ValueError as e: print(e)
try: r.setflags(write=True)
except ValueError as e: print(e)
c = np.memmap(f, dtype='float32', mode='c', shape=(3,4)); c[0, 0] = 99
print(c[0, 0], np.fromfile(f,'f4')[0], c.flags.writeable)
o = np.memmap(f, dtype='float32', mode='r', offset=16, shape=(2, 4)); print(repr(o), o.offset)
a = np.memmap(f); print(a.shape, a.dtype, a.mode, type(a.sum()), a.sum(), type(a + 1), type(a[2:4]), type(a[[1,2]]), type(a[0]), a[2:4].filename == a.filename)
print(type(a.T), type(a.copy()), a.copy()._mmap if hasattr(a.copy(), '_mmap') else '-', type(np.sqrt(a)), type(a.reshape(2, -1)), type(np.asarray(a)), type(a.mean()))
w = np.memmap(f, dtype=np.int64, mode='r+', shape=10); print(os.path.getsize(f)); w[:] = range(10); w += 1; del w
print(np.fromfile(f, np.int64))
for bad in [dict(mode='x'), dict(mode='w+'), dict(dtype='f4', mode='r', shape=(100,))]:
    try: np.memmap(f, **bad)
    except ValueError as e: print(e)
try: np.memmap(os.path.join(d, 'no'), mode='r')
except FileNotFoundError as e: print(type(e).__name__)
p = os.path.join(d, 'x.npy'); np.save(p, np.arange(6.).reshape(2, 3))
for mode in ['r', 'r+', 'c']:
    x = np.load(p, mmap_mode=mode); print(repr(x), x.mode, x.offset, x.dtype)
    try: x[0, 0] = 7; print(np.load(p)[0, 0])
    except ValueError as e: print(e)
np.save(p, np.asfortranarray(np.arange(6).reshape(2, 3))); x = np.load(p, mmap_mode='r'); print(x, x.flags.f_contiguous)
q = np.lib.format.open_memmap(os.path.join(d, 'q.npy'), mode='w+', dtype='>i2', shape=(2, 2)); q[:] = [[1, 2], [3, 400]]; q.flush(); print(np.load(os.path.join(d, 'q.npy')), repr(q))
z = os.path.join(d, 'z.npz'); np.savez(z, a=np.arange(3), b=np.ones(2)); n = np.load(z, mmap_mode='r'); print(type(n['a']), n['a'])
rec = np.lib.format.open_memmap(os.path.join(d, 'r.npy'), mode='w+', dtype=[('x', 'i4'), ('y', 'f8')], shape=(2,)); rec['x'] = [1, 2]; rec[1] = (5, 2.5); print(rec, type(rec['x']), rec[1]); rec.flush(); print(np.load(os.path.join(d, 'r.npy')))
with open(p, 'rb') as fh:
    try: np.load(fh, mmap_mode='r')
    except ValueError as e: print(e)
pp = np.memmap(pathlib.Path(f), mode='r', dtype='u1'); print(pp.filename.name)
with open(f, 'r+b') as fh:
    g = np.memmap(fh, dtype='i8', mode='r+'); print(g)
try: np.lib.format.open_memmap(os.path.join(d,'o.npy'), mode='w+', dtype=object, shape=2)
except ValueError as e: print(e)
print(isinstance(m, np.ndarray), m.base is None, m[1:].base is m, np.memmap.__module__, np.memmap.__name__, m.nbytes)
e = np.memmap(f, dtype='u1', mode='r', offset=3, shape=(2,)); print(e)
def fill(k):
    t = np.memmap(f, dtype='i8', mode='r+'); t[k] = -k
    return t[k:k+1]
v = fill(3); v[0] *= 10; print(np.fromfile(f, 'i8'))
u = np.memmap(f, dtype='i4', mode='readonly'); print(u.mode, u[:3], (u * 2)[:2], u[:2].tolist(), np.array_equal(u, u))
print(np.concatenate([u[:1], u[:1]]).__class__, np.mean(u[:4]), u.max(), u[:3].cumsum())
