import numpy as np


def show(f):
    try:
        r = f()
        print(repr(r))
    except Exception as e:
        print(type(e).__name__, str(e)[:300])


# byte order
b=np.array([1,2,256],dtype='>i4')
show(lambda: b)
show(lambda: b+1)
show(lambda: b.astype('<i4'))
show(lambda: b.byteswap())
show(lambda: b.newbyteorder())
show(lambda: b.sum())
show(lambda: b[1])
show(lambda: b.tobytes())
show(lambda: np.sort(b[::-1]))
show(lambda: b.view('<i4'))
show(lambda: np.array([1.5,2.5],dtype='>f8')*2)
show(lambda: b==b)
show(lambda: b.max())
show(lambda: np.array([1,2])[np.array([1,0],dtype='>i8')])
show(lambda: np.frombuffer(b'\x00\x01\x00\x02',dtype='>u2'))
show(lambda: np.array(['ab','c'],dtype='>U2'))
show(lambda: np.mean(b))
show(lambda: np.cumsum(b))
show(lambda: b.argmax())
show(lambda: np.dot(b,b))
show(lambda: np.arange(3,dtype='>f4'))
x=np.zeros(3,dtype='>i2'); x[1]=5; x+=1
show(lambda: x); x[:]=[1,2,3]
show(lambda: x)
