"""Classes that derive from ndarray, and __array_ufunc__: which class results have."""
import numpy as np
class Info(np.ndarray):
    def __new__(cls, x, info=None):
        o = np.asarray(x).view(cls)
        o.info = info
        return o
    def __array_finalize__(self, obj):
        if obj is None: return
        self.info = getattr(obj, 'info', None)
a = Info([[1.,2,3],[4,5,6]], 'hey')
for e in ["a", "a[1:]", "a[0]", "a[0,0]", "a+1", "1+a", "a*a", "-a", "a.T", "a.sum()", "a.sum(axis=0)", "a.mean()", "a.mean(axis=1)", "np.sqrt(a)", "a.reshape(3,2)",
  "a.copy()", "a.astype(int)", "np.asarray(a)", "np.asanyarray(a)", "np.array(a)", "np.array(a, subok=True)", "a[a>2]", "a[[0,1]]", "a@a.T", "np.concatenate([a,a])", "np.zeros_like(a)",
  "a.ravel()", "a.flatten()", "a == a", "a>2", "a.max()", "a.argmax()", "a.argmax(axis=0)", "np.sort(a)", "a.argsort()", "np.where(a>2,a,0)", "a.cumsum(axis=0)", "a**2", "a**0.5", "divmod(a,2)", "np.add.outer(a[0],a[0])","a.take([0,1])", "a.repeat(2)", "np.clip(a,2,3)", "a.round(1)", "a.real", "a.view(np.ndarray)", "a.squeeze()", "np.vstack([a,a])", "np.dot(a, a.T)", "a.dot(a.T)",  "np.var(a)", "a.std(axis=0)","np.stack([a,a])", "np.transpose(a)", "np.linalg.norm(a)", "np.abs(a)", "np.maximum(a, 3)", "a.tolist()", "a.nonzero()", "a.diagonal()", "np.diag(a)","np.trace(a)", "a.any()", "np.all(a)", "np.unique(a)", "np.expand_dims(a,0)", "np.broadcast_to(a,(2,2,3))",  "a.prod(axis=0)", "a.ptp()", "a.min(axis=0)", "np.diff(a)",  "np.split(a,2)", "np.atleast_2d(a[0])", "np.ravel(a)", "np.cross(a[0],a[1])", "np.outer(a[0],a[1])", "np.inner(a,a)", "np.isnan(a)",  "np.cov(a)", "np.percentile(a,50)", "np.average(a)", "np.linalg.inv(a[:,:2])", "np.flip(a)", "np.mean(a)", "np.sum(a)", "np.linalg.solve(a[:,:2], a[:,2])", "np.tril(a)", "np.fft.fft(a)",  "np.delete(a,0)", "np.append(a,1)", "np.round(a)", "np.cumsum(a)", "np.einsum('ij->i', a)", "np.interp(a, [0,5],[1,2])", "np.histogram(a)[0]", "np.pad(a,1)",  "np.select([a>2],[a])", "np.array_equal(a,a)", "np.searchsorted(a[0], 2)", "np.digitize(a, [2,3])",  "np.trapz(a[0])", "np.rot90(a)", "np.swapaxes(a,0,1)", "np.take(a,[0])", "np.compress([True,False],a,axis=0)",  "np.kron(a,a)", "np.argwhere(a>2)",  "np.polyfit(a[0],a[1],1)", "np.real(a)","np.fix(a)", "np.sinc(a)",  "np.ascontiguousarray(a)", "np.copy(a)", "np.corrcoef(a)"]:
    try:
        r = eval(e)
        print(e, type(r).__name__, getattr(r,'info',None), repr(r).replace("\n"," ") if len(repr(r))<300 else '')
    except Exception as x:
        print(e, type(x).__name__, x)
b = a.copy(); b += 1; print(type(b), b.info, b)
b[0] = 7; print(b)
for r in a: print(type(r).__name__, r)
print(a[1:].base is a, a.T.base is a, np.asarray(a).base is a.base)
class U(np.ndarray):
    def __array_ufunc__(self, ufunc, method, *inputs, **kw):
        print("U", ufunc.__name__, method, sorted(kw))
        ins = [np.asarray(x) for x in inputs]
        if 'out' in kw: kw['out'] = tuple(np.asarray(o) for o in kw['out'])
        return getattr(ufunc, method)(*ins, **kw)
u = np.arange(3).view(U)
print(u + 1, np.add(1, u), u.sum(), u == 1, -u)
u += 1
print(type(u))
class D:
    __array_ufunc__ = None
    def __radd__(self, o): return "radd"
print(np.arange(3) + D())
try: np.add(1, D())
except TypeError as e: print(e)
class W:
    def __array_ufunc__(self, ufunc, method, *inputs, **kw): return NotImplemented
W.__repr__ = lambda self: 'W()'
try: np.add(np.arange(2), W())
except TypeError as e: print(e)
class P(np.lib.mixins.NDArrayOperatorsMixin):
    def __init__(self, v): self.v = np.asarray(v)
    def __array_ufunc__(self, ufunc, method, *inputs, **kw):
        return P(getattr(ufunc, method)(*[i.v if isinstance(i, P) else i for i in inputs], **kw))
    def __repr__(self): return f"P({self.v!r})"
print(np.arange(3) * P([1,2,3]), P([1,2])*2, 3-P([1,2]), np.exp(P([0.])), np.arange(2)==P([0,0]))
