import numpy as np
a=np.ones(2)
print(a.dtype.type)
print(a.dtype.type is np.float64, a.dtype.type(3), np.dtype(a.dtype.type), a.dtype.type == a.dtype)
