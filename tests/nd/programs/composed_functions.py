# Functions that are ufuncs in NumPy and made of others here: all dtypes, odd numbers, what is refused.
import numpy as np, warnings
warnings.simplefilter("ignore")
for t in 'efd':
    a=np.array([0,-0.0,1,-1,2,-2,65504 if t=='e' else 1e30,np.inf,-np.inf,np.nan,6e-8,-6e-8],dtype=t)
    a=np.append(a,[np.finfo(t).max,-np.finfo(t).max,np.finfo(t).tiny,-np.finfo(t).tiny]).astype(t)
    print(t,np.spacing(a)); print(np.frexp(a)); print(np.modf(a)); print(np.ldexp(a,3),np.ldexp(a,-2000),np.ldexp(a,5000)); print(np.logaddexp2(a,a[::-1])); print(np.fabs(a)); print(np.divmod(a,a[::-1])); print(np.divmod(a, a.dtype.type(3)))
for t in ('i1','u1','i8','u8','?'):
    a=np.array([0,1,5,12,-8 if t[0]=='i' else 8,127,-128 if t=='i1' else 100]).astype(t)
    for f in (np.gcd,np.lcm,np.divmod):
        try: print(t,f(a,a[::-1]), f(a,6), f(6,a) )
        except Exception as e: print(type(e).__name__, e)
    print(np.frexp(a), np.modf(a), np.spacing(a), np.ldexp(a,2), np.fabs(a), np.logaddexp2(a,a))
for f in (lambda:np.gcd(1.5,2), lambda:np.frexp(1j), lambda:np.modf(1j), lambda:np.ldexp(1.0,1.5), lambda:np.spacing(1j), lambda:np.fabs(1j), lambda: np.logaddexp2(1j,2), lambda:np.divmod(1j,2), lambda:np.gcd([1,2],[1,2,3]), lambda:np.gcd(2**40,2**50), lambda:np.gcd(np.int8(4),300), lambda:np.lcm(np.int32(6),4), lambda: np.ldexp(1,2), lambda:np.ldexp(np.float32(1),np.int64(2)), lambda:np.ldexp([1.,2],np.uint64(3)), lambda:np.ldexp(1.0,True), lambda:np.frexp(5), lambda:np.modf(np.float32(2.5)), lambda:np.divmod(7.5,2), lambda:np.divmod(np.arange(3),0), lambda:np.divmod(np.arange(3.),0), lambda:np.divmod(np.int8(-128),np.int8(-1)), lambda: np.gcd(np.arange(6).reshape(2,3), np.array([[2],[3]])), lambda: np.modf(np.arange(6.).reshape(2,3).T), lambda:np.frexp([]), lambda: np.frexp(np.arange(12.)[::3]), lambda: np.divmod(np.int32(5), 2.5), lambda:np.gcd(np.uint8(4),np.int8(6)), lambda:np.gcd(np.uint64(4),np.int8(6)), lambda:np.gcd(np.arange(4),20,out=np.zeros(4,int)), lambda:np.ldexp(np.float16(1),3)):
    try: r=f(); print(repr(r))
    except Exception as e: print(type(e).__name__, str(e)[:120])

rng = np.random.RandomState(2)
x = rng.randn(999) * 10.0 ** rng.randint(-320, 300, 999)
i, j = rng.randint(-2**62, 2**62, 999), rng.randint(-2**31, 2**31, 999)
for a in (x, x[::-2], x.astype(np.float32), x.reshape(27, 37).T):
    for f in (np.frexp, np.modf, np.spacing, np.fabs):
        r = f(a)
        print(f, [(int(np.ascontiguousarray(v).view(np.uint8).astype(int).sum()), v.dtype, v.strides) for v in (r if isinstance(r, tuple) else (r,))])
    print([int(np.ldexp(a, e).copy().view(np.uint8).astype(int).sum()) for e in (0, 3, -1060, 1500, (j[:1] % 50))], np.divmod(a, 0.37)[1].sum(), np.logaddexp2(a, 1.5).max())
print(int(np.ldexp(x, j % 100).view(np.uint8).astype(int).sum()))
for a, b in ((i, j), (i[::3], j[::3]), (i, 12), (i.astype(np.int32), j.astype(np.int16)), (i.astype(np.uint8), j.astype(np.uint16))):
    print(np.gcd(a, b).sum(), np.lcm(a, b).sum(), [v.sum() for v in np.divmod(a, b)])
