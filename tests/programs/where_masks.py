import numpy as np
a=np.arange(5.)
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
w=np.zeros(5)
t(lambda: np.sum(a, where=w)); t(lambda: np.sum(5, where=w)); t(lambda: a.sum(where=w)); t(lambda: np.add.reduce(a, where=w)); t(lambda: np.max(a, where=w, initial=0)); t(lambda: np.mean(a, where=w)); t(lambda: np.add(a, 1, where=w)); t(lambda: np.any(a, where=w)); t(lambda: np.sum(5, where=w>0)); t(lambda: np.sum(a, where=[0,1,1,0,1])); t(lambda: np.sum(5, where=np.ones(5,bool))); t(lambda: np.var(a, where=w)); t(lambda: np.prod(3, where=np.arange(3)));  t(lambda: np.sum(5, where=1)); t(lambda: np.sum(a, where=1)); t(lambda: np.sum(np.float64(3), where=w)); t(lambda: np.max(5, where=w, initial=0))
