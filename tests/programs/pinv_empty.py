import numpy as np
for shape in ((0,3),(3,0),(2,0,3),(0,0)):
    for t in (float, int, np.float32, complex):
        r=np.linalg.pinv(np.zeros(shape,t)); print(r.shape, r.dtype)
