import io
import numpy as np


def show(f):
    try:
        r = f()
        print(repr(r))
    except Exception as e:
        print(type(e).__name__, str(e)[:300])


c=np.char
a=np.array(['aAaAaA', '  aA  ', 'abBABba'])
for f in ['capitalize','lower','upper','swapcase','title','strip','lstrip','rstrip','str_len','isalpha','isdigit','isspace','islower','isupper','istitle','isalnum','isnumeric','isdecimal','split','splitlines','expandtabs','encode']:
    show(lambda: getattr(c,f)(a))
show(lambda: getattr(c,f)(np.array(['Hello World 1','x'])))
show(lambda: c.add(['a','bc'],['d','e']))
show(lambda: c.multiply(['a','b'],3))
show(lambda: c.center(['a','b'],5))
show(lambda: c.ljust(['a','b'],[3,5],'*'))
show(lambda: c.rjust('a',4))
show(lambda: c.zfill(['1','-2'],4))
show(lambda: c.count(a,'A'))
show(lambda: c.count(a,'A',start=1,end=4))
show(lambda: c.find(a,'A'))
show(lambda: c.replace(a,'A','xyz'))
show(lambda: c.join('-',['abc','de']))
show(lambda: c.join(['-','.'],['ghc','osd']))
show(lambda: c.partition(['a-b','c'],'-'))
show(lambda: c.startswith(a,'a'))
show(lambda: c.endswith(['foo','bar'],'r'))
show(lambda: c.equal(['a ','b'],['a','c']))
show(lambda: c.index(['abc'],'z'))
show(lambda: c.decode(np.array([b'a',b'bc'])))
show(lambda: c.mod(['%d','%02d'],[1,2]))
show(lambda: c.greater(['a','c'],'b'))
show(lambda: np.compare_chararrays(np.array(['a','b']),np.array(['a','c']),'==',True))
show(lambda: c.lower('ABC'))
show(lambda: c.strip(np.array(['aAa','bAb']),'a'))
show(lambda: c.upper(np.array([b'a1b c',b'x'])))
show(lambda: c.upper([1,2]))
