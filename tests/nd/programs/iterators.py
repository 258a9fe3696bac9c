import numpy as np
b = np.broadcast(np.array([[1],[2],[3]]), [4,5,6]); print(b.shape, b.nd, b.size, b.index, next(b), b.index, list(b))
a = np.arange(6).reshape(2,3)
print([int(x) for x in np.nditer(a)], [int(x) for x in np.nditer(a.T)], [int(x) for x in np.nditer(a.T, order='C')], [int(x) for x in np.nditer(a,order='F')])
with np.nditer(a, op_flags=['readwrite']) as it:
    for x in it: x[...] = 2*x
print(a)
for x in np.nditer(a, flags=['external_loop'], order='F'): print(x, end=' ')
for x in np.nditer(a, flags=['external_loop','buffered'], order='F'): print(x, end=' ')
print()
it = np.nditer(a, flags=['multi_index'])
for x in it: print("%d <%s>" % (x, it.multi_index), end=' ')
it = np.nditer(a, flags=['f_index'])
while not it.finished: print(it[0], it.index, end=' '); it.iternext()
print()
def square(a):
    it = np.nditer([a, None])
    with it:
        for x, y in it: y[...] = x*x
        return it.operands[1]
print(square([1,2,3]))
def outer_it(a, b, out=None):
    it = np.nditer([a,b,out], flags=['external_loop'], op_flags=[['readonly'],['readonly'],['writeonly','allocate']], op_axes=[list(range(a.ndim))+[-1]*b.ndim, [-1]*a.ndim+list(range(b.ndim)), None])
    with it:
        for x,y,z in it: np.multiply(x,y,out=z)
        return it.operands[2]
print(outer_it(np.arange(2)+1, np.arange(3)+1))
for x,y in np.nditer([np.arange(3), np.arange(6).reshape(2,3)]): print(x,y,end='; ')
print([int(x) for x in np.nditer(np.arange(4)[::-1])])
for x in np.nditer(np.arange(6).reshape(2,3)-3, flags=['buffered'], op_dtypes=['complex128']): print(np.sqrt(x), end=' ')
print()
try: np.nditer([np.arange(2),np.arange(3)])
except ValueError as e: print(e)
a = np.arange(12).reshape(2,3,2)
i, j = np.nested_iters(a, [[1],[0,2]], flags=["multi_index"])
for x in i:
