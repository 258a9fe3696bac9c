import numpy as np
print(np.choose([2,4,1,0],[[0,1,2,3],[10,11,12,13],[20,21,22,23],[30,31,32,33]],mode='wrap'))
print(np.unwrap([0,1,2,-1,0],period=4), np.unwrap(np.mod(np.linspace(0,720,5),360)-180,period=360))
print(np.geomspace(1,256,num=9,dtype=int), np.geomspace(-1000,-1,num=4), np.geomspace(1j,1000j,num=4), np.geomspace(-1+0j,1+0j,num=5))
print(np.i0(0.), np.i0([0,1,2,3,35]), np.kaiser(5,14))
print(np.r_['-1',np.eye(2),np.eye(2)], np.r_['0,2',[1,2,3],[4,5,6]], np.r_['0,2,0',[1,2,3],[4,5,6]], np.r_['1,2,0',[1,2,3],[4,5,6]])
b=np.arange(6); a=np.array([[1,1],[2,2],[3,3]])
print(np.insert(b,slice(2,4),[5,6]), np.insert(a,[1],[[1],[2],[3]],axis=1))
print(np.vectorize(np.convolve,signature='(n),(m)->(k)')(np.eye(4),[1,2,1]))
print(a[:2][np.mask_indices(2,np.triu)], np.ravel_multi_index([[3,6,6],[4,5,1]],(4,4),mode=('clip','wrap')))
def h(t, f): print('called', t, f)
old=np.seterrcall(h); e=np.seterr(all='call'); print(np.array([1.])/0); np.seterr(**e)
class L:
    def write(self, m): print('LOG', m)
np.seterrcall(L()); np.seterr(all='log'); print(np.array([1.])/0); print(np.geterr()); np.seterr(**e); np.seterrcall(None); print(np.geterrobj())
with np.errstate(all='raise'):
    try: np.array([1.])/0
    except FloatingPointError as x: print(x)
from fractions import Fraction
print(np.isscalar(Fraction(1,2)), np.nansum([[1,np.nan]],axis=1,keepdims=True), np.nanmean([1.,np.nan,3]), np.nanvar([1.,np.nan,3],ddof=1))
