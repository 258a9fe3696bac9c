import numpy as np


def show(f):
    try:
        r = f()
        print(repr(r))
    except Exception as e:
        print(type(e).__name__, str(e)[:300])


show(lambda: np.unique(['b','a','b']))
show(lambda: np.unique(np.array(['b','a','b']),return_inverse=True))
show(lambda: np.in1d(['a','x'],['x','y']))
show(lambda: np.searchsorted(['a','c','e'],['b','e']))
show(lambda: np.sort(['banana','Apple','cherry']))
show(lambda: np.argsort(np.array([b'z',b'a'])))
show(lambda: np.array(['a','b','c'])[[True,False,True]])
show(lambda: np.array(['a','b','c'])[::-1])
s=np.array(['aa','bb']); s[0]='xyz'
show(lambda: s); s[:]='q'
show(lambda: s)
show(lambda: np.vectorize(lambda x: x*2)(np.array(['a','b'])))
show(lambda: np.frompyfunc(lambda x,y: x+y,2,1)(np.array([1,2]),np.array([3,4])))
show(lambda: np.hstack([['a'],['bcd']]))
show(lambda: np.tile(['a','b'],2))
show(lambda: np.repeat(['a','b'],2))
show(lambda: np.array([['a','b'],['c','d']]).T)
show(lambda: np.array(['a','b']).reshape(2,1))
show(lambda: np.char.add(['a','b'],'x'))
show(lambda: np.isin(np.array(['a','b']),['b']))
show(lambda: np.append(['a'],['bcd']))
show(lambda: np.nonzero(np.array(['','a',' '])))
show(lambda: np.array(['x']).dtype==np.dtype('U1'))
show(lambda: bool(np.array(['a'])[0]=='a'))
show(lambda: {np.str_('a'):1}['a'])
show(lambda: 'a' in np.array(['a','b']))
show(lambda: np.array(['a','b']).astype('S').astype('U'))
show(lambda: ' '.join(np.array(['a','b'])))
show(lambda: np.array(['3','1']).astype(int).sum())
show(lambda: np.array(['a','b'],dtype='S1').tolist())
show(lambda: np.array(['abc','d']).itemsize)
show(lambda: np.array(['abc','d']).nbytes)
show(lambda: np.array(['a', 'b']).copy())
show(lambda: np.lexsort((['b','a'],[1,1])))
show(lambda: np.array_equal(['a'],['a']))
show(lambda: np.array(['a','b']).flatten())
show(lambda: np.where(np.array(['a','b'])=='a',1,0))
show(lambda: np.full(2,'ab'))
show(lambda: np.zeros_like(np.array(['abc'])))
show(lambda: np.empty(2,dtype='U3').shape)
show(lambda: np.select([[True,False]],[['a','b']],'z'))
show(lambda: np.array(['1.5','nan']).astype('f4'))
show(lambda: np.array(list('hello world')*20))
