import io
import numpy as np


def show(f):
    try:
        r = f()
        print(repr(r))
    except Exception as e:
        print(type(e).__name__, str(e)[:300])


def stored(x):
    f = io.BytesIO()
    np.save(f, x)
    f.seek(0)
    return np.load(f)


a=np.array([(1,2.5,'abc'),(3,10.25,'x')],dtype=[('x','i4'),('y','f8'),('s','U5')])
show(lambda: stored(a))
show(lambda: stored(np.array(['a','bcd'])))
show(lambda: stored(np.array([1,2],dtype='>i4')))
show(lambda: stored(np.array(['2001-01-01'],dtype='M8[D]')))
show(lambda: np.loadtxt(io.StringIO("M 21 72\nF 35 58"),dtype={'names':('gender','age','weight'),'formats':('S1','i4','f4')}))
show(lambda: np.loadtxt(io.StringIO("a,b\nc,d"),dtype=str,delimiter=','))
show(lambda: np.genfromtxt(io.StringIO("1,1.3,abcde"),dtype=[('myint','i8'),('myfloat','f8'),('mystring','S5')],delimiter=','))
show(lambda: np.genfromtxt(io.StringIO("1,1.3,abcde"),dtype=None,names=['a','b','c'],delimiter=',',encoding='utf-8'))
show(lambda: np.frombuffer(b'\x01\x00\x00\x00\x02\x00\x00\x00',dtype='i4,i2,i2'))
show(lambda: np.fromiter([(1,2),(3,4)],dtype='i4,f4'))
show(lambda: np.fromiter(['ab','c'],dtype='S2'))
show(lambda: a.copy())
show(lambda: a[a['x']>1])
show(lambda: a.shape)
show(lambda: a['y'].sum())
show(lambda: np.unique(np.array([(1,2),(1,2),(0,1)],dtype='i4,i4')))
show(lambda: a[['x']].copy())
show(lambda: np.hstack([a,a])['s'])
b=a.copy(); b[['x','y']]=(5,6.5)
show(lambda: b); b['s'][0]='new'
show(lambda: b); r=b[0]; r['x']=77
show(lambda: b); b[:]=a[::-1]
show(lambda: b); b[0]=a[0]
show(lambda: b)
for row in a: print(row, row['x'])
print(a); print(a[0]); print(np.array(['a','b'])); print(np.array([1,None])); print(np.array(['2001','2002'],dtype='M8[Y]')); print(np.array(b'x')); print(np.array([[b'ab',b'c']])); print(np.str_('x'), [np.str_('y')])
x=np.zeros(2,dtype=[('v','f4',(3,)),('n','i4')]); x['v'][0]=[1,2,3]
show(lambda: x)
show(lambda: x['v'].shape)
show(lambda: x[0]['v']); x[1]=([4,5,6],7)
show(lambda: x)
show(lambda: x.nbytes)
