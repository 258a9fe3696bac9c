import numpy as np


def show(f):
    try:
        r = f()
        print(repr(r))
    except Exception as e:
        print(type(e).__name__, str(e)[:300])


# records
a=np.array([(1,2.5,'abc'),(3,10.25,'x')],dtype=[('x','i4'),('y','f8'),('s','U5')])
show(lambda: a); print(a)
show(lambda: a['x'])
show(lambda: a[['x','s']])
show(lambda: a[0])
show(lambda: a[0]['y'])
show(lambda: a[0].item())
show(lambda: a.tolist())
a['x']=7; a[1]=(9,1.5,'toolongtext')
show(lambda: a); a[0]['y']=99
show(lambda: a)
show(lambda: np.zeros(3,dtype='i4,f8'))
show(lambda: np.zeros((2,2),dtype=[('a','f4',(2,)),('b','S3')]))
show(lambda: np.sort(np.array([(3,'b'),(1,'z'),(3,'a')],dtype=[('n','i4'),('c','U1')])))
show(lambda: np.sort(np.array([(3,'b'),(1,'z'),(3,'a')],dtype=[('n','i4'),('c','U1')]),order='c'))
show(lambda: np.sort(np.array([(3,'b'),(1,'z'),(3,'a')],dtype=[('n','i4'),('c','U1')]),order=['c','n']))
show(lambda: np.argsort(np.array([(3,'b'),(1,'z'),(3,'a')],dtype=[('n','i4'),('c','U1')]),order='c'))
show(lambda: a==a)
show(lambda: a!=a[::-1])
show(lambda: a['zz'])
show(lambda: a[0][0])
show(lambda: len(a[0]))
show(lambda: a.dtype.names)
show(lambda: np.array((1,2),dtype='i4,i4'))
show(lambda: np.array([(1,)],dtype=[('x','f8')]))
show(lambda: a.astype([('x','f8'),('y','f8'),('s','U2')]))
show(lambda: np.void(b'abcd'))
show(lambda: np.void(5))
show(lambda: np.array([b'ab'],dtype='V4'))
show(lambda: np.concatenate([a,a]).shape)
show(lambda: a.view(np.uint8)[:4])
show(lambda: np.array([1,2],dtype='i4').view([('a','i2'),('b','i2')]))
show(lambda: np.array([[1,2],[3,4]],dtype='i4').view('i4,i4'))
show(lambda: a+1)
show(lambda: np.ones(2,dtype='i4,f4'))
show(lambda: np.full(2,(1,2.0),dtype='i4,f4'))
show(lambda: np.empty_like(a).dtype)
show(lambda: np.array([(1,[1,2,3])],dtype=[('a','i4'),('b','f4',3)]))
show(lambda: np.array([(True,1+2j,None)],dtype=[('a','?'),('b','c16'),('o','O')]))
show(lambda: np.array([(1,(2,3))],dtype=[('a','i4'),('b',[('c','i2'),('d','i2')])]))
show(lambda: np.zeros(2,dtype=[('o','O'),('x','i4')]))
