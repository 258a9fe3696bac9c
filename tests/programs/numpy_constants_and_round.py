import numpy as np
def t(f):
    try: print(f())
    except TypeError as e: print(e)
print(np.False_, np.True_ | False, np.NINF, np.PINF, np.Infinity, np.NZERO, np.NAN, np.infty, type(np.True_))
for d in (0,1,2,-1):
    t(lambda: np.round(np.True_, d))
    t(lambda: np.round(np.array([True,False]), d))
    t(lambda: np.array([[True,False]]).round(d))
    t(lambda: np.around(True, d))
    t(lambda: np.round(np.array([True,False]), d, out=np.zeros(2)))
print(np.round(np.True_).dtype, np.round(np.array([5,15]), -1), round(np.float64(2.567),1), np.round(2.5), np.round([1.25,2.35],1))
