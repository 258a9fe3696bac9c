# np.nan_to_num of what is finite, and of what is not.
import numpy as np
for t in (np.float64,np.float32,np.float16,np.int32,complex):
    for x in ([1,2,3],[1.5,np.nan,-np.inf,np.inf],[0.0,-0.0,1e-310],[]):
        if t is np.int32: x=[1,2]
        with np.errstate(all='ignore'): a=np.array(x).astype(t)
        r=np.nan_to_num(a); print(r, r.dtype, r is a, np.nan_to_num(a,nan=7,posinf=1,neginf=2))
print(np.nan_to_num(3.5), np.nan_to_num(np.nan), np.nan_to_num(np.arange(6.).reshape(2,3).T), np.nan_to_num(np.ones((2,2))[:,::2]))
