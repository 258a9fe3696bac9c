import numpy as np


def show(f):
    try:
        r = f()
        print(repr(r))
    except Exception as e:
        print(type(e).__name__, str(e)[:300])


o=np.array([1,'a',None,[1,2]],dtype=object)
show(lambda: o)
show(lambda: o[3]); o[0]=[9]
show(lambda: o)
show(lambda: o==None)
show(lambda: np.array([1,2,3],dtype=object)*2)
show(lambda: np.array([1,2],dtype=object)/np.array([2,4],dtype=object))
show(lambda: np.array([2**70,1],dtype=object)+1)
show(lambda: np.add.reduce(np.array([[1,2],[3,4]],dtype=object)))
show(lambda: np.array([[1,2],[3,4]],dtype=object).sum(axis=1))
show(lambda: np.add.accumulate(np.array(['a','b','c'],dtype=object)))
show(lambda: np.outer(np.array(['a','b'],dtype=object),np.array([1,2],dtype=object)))
show(lambda: np.array([3,1,2],dtype=object).max())
show(lambda: np.sort(np.array([3,1,2],dtype=object)))
show(lambda: np.array([1.5,2],dtype=object).astype(float))
show(lambda: np.array([1,None],dtype=object).astype(float))
show(lambda: np.tensordot(np.arange(4).reshape(2,2).astype(object),np.arange(4).reshape(2,2).astype(object)))
show(lambda: np.array([True,False],dtype=object).any())
show(lambda: np.array([1,0,2],dtype=object).nonzero())
show(lambda: np.array([1,2],dtype=object)==np.array([1,3],dtype=object))
show(lambda: -np.array([1,2],dtype=object))
show(lambda: np.array([1,2],dtype=object)**2)
show(lambda: abs(np.array([-1,2],dtype=object)))
show(lambda: np.arange(3).astype(object)@np.arange(3))
show(lambda: np.logical_not(np.array([1,0],dtype=object)))
show(lambda: np.logical_and(np.array([1,0],dtype=object),1))
show(lambda: np.maximum(np.array([1,5],dtype=object),3))
show(lambda: np.array([{},()],dtype=object))
show(lambda: np.array([[1,2],[3]]))
show(lambda: np.array([np.array([1,2]),np.array([1])],dtype=object))
show(lambda: np.cumsum(np.array([1,2],dtype=object)))
show(lambda: np.prod(np.array([1,2,3],dtype=object)))
show(lambda: np.array(['x',1],dtype=object).tolist())
show(lambda: np.ones((2,2),dtype=object))
show(lambda: np.eye(2,dtype=object))
show(lambda: np.full(2,None))
show(lambda: np.array([1,2,3],dtype=object).argmax())
show(lambda: np.array([None,1],dtype=object)<1)
show(lambda: np.sqrt(np.array([4],dtype=object)))
show(lambda: np.array([1,2],dtype=object).dot([3,4]))
show(lambda: np.dtype(object).name)
show(lambda: np.array([1j,2],dtype=object))
show(lambda: np.array([1,'2'],dtype=object).astype(int))
show(lambda: np.array([o,o],dtype=object).shape)
show(lambda: np.unique(np.array([3,1,3],dtype=object)))
show(lambda: np.array([1,2,3],dtype=object)[[0,2]])
show(lambda: np.concatenate([np.array([1],dtype=object),np.array(['a'])]))
show(lambda: np.where([True,False],np.array([1,2],dtype=object),None))
show(lambda: np.array([1,2],dtype=object).copy() is None)
class V:
    def __init__(self,x): self.x=x
    def __add__(self,o): return V(self.x+(o.x if isinstance(o,V) else o))
    def __radd__(self,o): return V(o+self.x)
    def __repr__(self): return f'V({self.x})'
show(lambda: np.array([V(1),V(2)])+1)
show(lambda: np.array([V(1),V(2)]).sum())
show(lambda: np.arange(2)+V(5))
show(lambda: np.float64(1)+V(1))
show(lambda: np.array(V(3)))
del o


class Counted:
    alive = 0

    def __init__(self):
        Counted.alive += 1

    def __del__(self):
        Counted.alive -= 1


def counts():
    a = np.array([Counted() for _ in range(10)])
    print(Counted.alive)
    b = a[::2].copy()
    c = np.concatenate([a, b])[[0, 3, 5]]
    a[1:3] = None
    print(Counted.alive)
    d = a.reshape(2, 5).T.astype(object)
    del a
    print(Counted.alive)
    d[:] = 0
    print(Counted.alive)
    del b, c, d
    print(Counted.alive)
    r = np.zeros(3, dtype=[("o", object), ("n", "i4")])
    r["o"] = Counted()
    r[1] = (None, 5)
    r2 = np.sort(np.array([3, 1, 2], dtype=object))
    e = r[[0, 0]]
    print(Counted.alive, r2)
    del r
    print(Counted.alive)
    del e
    print(Counted.alive)


counts()
