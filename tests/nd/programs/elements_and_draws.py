# Functions over elements, draws without a second look at each number, arrays over bytes, Bessel's function.
import numpy as np
f=np.vectorize(lambda v: v*2)
print(f([1,2,3]), f(np.array([1.5,2])), f(np.arange(6).reshape(2,3)))
g=np.vectorize(lambda a,b: a if a>b else b)
print(g([1,5,2],[[3],[1]]), g(2,3), g(np.float32([1,2]),1.5))
h=np.vectorize(lambda v: v/2, otypes=[float]); print(h([1,2]), h([]))
k=np.vectorize(lambda v: int(v), otypes='i'); print(k([1.7,2.2]), k([1.7]).dtype)
def clip(x, lo):
    if x < lo: return lo
    return x
print(np.vectorize(clip)(np.linspace(-1,1,5), 0.25))

seen=[]
def f(v):
    seen.append(type(v).__name__); return v
print(np.vectorize(f)(np.arange(3)), np.vectorize(f)(np.ones(2)), np.vectorize(f)(np.array([True])), seen)
print(np.vectorize(lambda v: v**40)(np.array([3])) if 0 else '', np.vectorize(str)([1,2]), np.vectorize(lambda v: (v,v))([1,2]))
def bad(v): raise ValueError('x%r'%v)
try: np.vectorize(bad)([1])
except ValueError as e: print(e)
n=[0]
def late(v):
    n[0]+=1
    if n[0]>3: raise KeyError(v)
    return v
try: np.vectorize(late)([1,2,3,4])
except KeyError as e: print('late', e)
try: np.vectorize(lambda a: [a,a] if a>1 else a)([1,2])
except ValueError as e: print('seq')
print(np.vectorize(lambda a,b: a+b)(np.array(['2020-01-01'],'M8[D]'), 3) if 0 else '', np.vectorize(lambda s: len(s))(np.array(['ab','c'])), np.vectorize(lambda v: v+1j)([1.0]))

np.random.seed(3); g=np.random.default_rng(5)
print(np.random.multinomial(100,[.2,.3,.5]), np.random.multinomial(20,[1/6.]*6,size=3).tolist(), np.random.multinomial(5,np.array([.5,.5])[::-1],size=(2,2)).tolist(), np.random.multinomial(0,[1.0]), np.random.multinomial(3,[],size=2).shape if 0 else 0)
print(g.multinomial(100,[.2,.3,.5]), g.multinomial([3,4],[[.1,.9],[.5,.5]]).tolist(), g.multinomial(10,[.25]*4,size=2).tolist(), g.multinomial(4,np.float32([.5,.25,.25])))
for p in ([.5,.6,.1],[-.1,1.1],[np.nan,.5],[.9,.2,0.0],2.0,[[.5,.5]],[0.2,0.9,0]):
    for f in (np.random.multinomial,g.multinomial):
        try: print(f(5,p))
        except (ValueError,TypeError) as e: print(type(e).__name__,e)
for n in (-1,):
    for f in (np.random.multinomial,g.multinomial):
        try: print(f(n,[.5,.5]))
        except ValueError as e: print(e)
print(np.random.choice(50,7,replace=False), g.choice(20000,15000,replace=False)[:5], np.random.permutation(2000).sum(), np.random.permutation(100)[:9], g.permutation(65)[:5])
x=np.arange(70)[::-1].copy(); np.random.shuffle(x); print(x); y=np.arange(90.).reshape(45,2); g.shuffle(y); print(y[:4].tolist()); z=np.arange(200)[::2]; np.random.shuffle(z); print(z[:9], np.random.permutation(np.arange(33))[:6], np.random.permutation([]), np.random.permutation(1))
print(g.integers(0,100,7), g.integers(-5,5,9,dtype=np.int32), g.integers(0,2**32,3), g.integers(0,2**32-1,3,endpoint=True), g.integers(7,8,3), g.integers(0,10,4,dtype=np.uint8), np.random.randint(0,9,5), g.integers(0,3*2**30,2000).sum())

b=np.arange(5.0).tobytes()
a=np.frombuffer(b)
print(a.base is b, a.flags.owndata, a.flags.writeable, a[1:].base is a, a[1:].base is b, a.reshape(5,1).base is b)
try: a[0]=1
except ValueError as e: print(e)
ba=bytearray(b'\x00'*16); e=np.frombuffer(ba,np.int32); print(e.flags.writeable, e.base is ba); 
print(np.frombuffer(b'abcd',dtype='S2'), np.frombuffer(b'').shape if 0 else 0)
del b
print(a*2, np.sort(a)[::-1], a.copy().base)
print(np.i0(np.array([-3, 9.5, 700, 8, 0, np.nan, 1e-300, 8.0000001])), np.i0([1, 2, 30]), np.i0(np.zeros((2, 0))).shape)
try:
    np.i0(1j)
except TypeError as error:
    print(error)
try:
    np.frombuffer(b"12345678").flags.writeable = True
except ValueError as error:
    print(error)
