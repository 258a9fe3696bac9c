# .flat as a place to store, parts of elements, partition in place.
import numpy as np
a=np.zeros((2,3))
a.flat[1:3]=[7,8]; print(a)
a.flat[...]=5; print(a)
a.flat[::2]=[1,2]; print(a)
a.flat[[0,5]]=9; print(a)
b=np.arange(6).reshape(2,3)
b.T.flat=[10,20,30]; print(b)
b.flat=3; print(b)
b[:, ::2].flat=[1,2,3,4,5,6]; print(b)
b.flat=np.arange(4); print(b)
b.flat[4]=99; print(b, b.flat[-1], b.flat[1:4], b.flat[[0,2]])
b.flat[b.flat>1]=0 if 0 else -1
print(b)
try: b.flat=[]
except ValueError as e: print(e)
x=np.array([5,3,1,4]); x.partition(2); print(sorted(x[:2]),x[2]); print(x.argpartition(1)[1])
x = np.array([1+1.j, 2+4.j]); print(x.getfield(np.float64), x.getfield(np.float64, offset=8))
x = np.eye(3); x.setfield(3, np.int32); print(x.getfield(np.int32))
for bad in ((np.complex128,0),(np.int32,6),(np.int32,-1)):
    try: x.getfield(*bad)
    except ValueError as e: print(e)
y=np.array([[3,1,2],[9,7,8]]); y.partition(1); print(y.tolist()); y.partition(0,axis=0); print(y.tolist())
z=np.array([2,1,3]); z.sort(kind='stable'); print(z)
try: x.nothing
except AttributeError as e: print(e)
