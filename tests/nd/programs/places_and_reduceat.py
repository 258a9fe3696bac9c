# Places of elements as one number and as one for each axis; reduceat; vander.
import warnings
import numpy as np
warnings.simplefilter("ignore")
for f in [lambda: np.unravel_index(5,(2,3)), lambda: np.unravel_index([1,5],(2,3)), lambda: np.unravel_index(np.array([[1,5],[0,2]]),(2,3),order='F'), lambda: np.unravel_index(7,(2,3)), lambda: np.unravel_index(-1,(2,3)), lambda: np.unravel_index(3,5), lambda: np.unravel_index([],(2,3)), lambda: np.unravel_index(np.arange(4,dtype=np.uint8),(2,2)), lambda: np.unravel_index(1.5,(2,3)), lambda: np.unravel_index(np.argmax(np.arange(6).reshape(2,3)),(2,3)), lambda:np.unravel_index(0,()), lambda: np.unravel_index([0],()), lambda:np.unravel_index(True,(2,2)), lambda:np.unravel_index(0,(0,3)),
  lambda: np.ravel_multi_index((1,2),(2,3)), lambda: np.ravel_multi_index(([1,0],[2,1]),(2,3)), lambda: np.ravel_multi_index(np.array([[1,0],[2,1]]),(2,3),order='F'), lambda: np.ravel_multi_index((2,0),(2,3)), lambda: np.ravel_multi_index((4,-1),(2,3),mode='wrap'), lambda: np.ravel_multi_index((4,-1),(2,3),mode=('clip','wrap')), lambda: np.ravel_multi_index((1,[0,1,2]),(2,3)), lambda: np.ravel_multi_index(([1,0],),(2,)), lambda: np.ravel_multi_index((1.5,0),(2,3)), lambda:np.ravel_multi_index(([1,2],[1,2,3]),(4,4)), lambda:np.ravel_multi_index((1,2,3),(4,4)), lambda:np.ravel_multi_index(([],[]),(2,3)), lambda:np.ravel_multi_index((np.int8(1),np.uint8(2)),(2,3)), lambda: np.ravel_multi_index((1,2),(2,3),mode='x')]:
    try: r=f(); print(repr(r), [type(v).__name__ for v in r] if isinstance(r,tuple) else type(r).__name__)
    except Exception as e: print(type(e).__name__, e)
rng = np.random.RandomState(3)
x = rng.rand(500)
for t in ("f8", "f4", "i4", "i8", "c16", "f2", "?", "u1"):
    a = (x * 50).astype(t)
    for at in ([0, 5, 5, 300, 2], [0], [499, 0, 100], range(0, 500, 7)):
        for f in (np.add, np.multiply, np.maximum, np.logical_or):
            r = f.reduceat(a, at)
            print(t, f.__name__, r.dtype, repr(r.sum()), end=" ")
        print(np.add.reduceat(a[::2], [0, 3, 200]), np.add.reduceat(a.reshape(20, 25), [0, 3, 11], axis=1).sum())
for at in ([0, 500], [-1], [3, 900, -2]):
    try:
        print(np.add.reduceat(x, at))
    except IndexError as e:
        print(e)
for a in (np.array([0.5, 1.7, -2.3, 3e5]), np.array([0.5, 1.7]).astype('f4'), np.arange(4), np.array([1+2j,3]), np.array([True,False])):
    for k in (None,0,1,2,5):
        r=np.vander(a,k); print(r.dtype, r.tolist(), np.vander(a,k,increasing=True).flags.c_contiguous)
try: np.vander(np.zeros((2,2)))
except Exception as e: print(type(e).__name__,e)
