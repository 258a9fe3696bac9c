import numpy as np

for a in (np.array(18), np.array(3,np.int8), np.array(3,np.uint16), np.array([1,2],np.int8), np.array([1,2],np.uint16),np.array([[3]])):
    for e in (2.0, np.float64(2.0), 2):
        r = a ** e
        print(repr(a), type(e), repr(r), type(r), r.dtype)
        r = pow(a, e)
        print(repr(r))
print(repr(np.array(18) ** 3.0), repr(np.array(18) ** 0.5), repr(np.array(4.0) ** 2.0), repr(np.array(True) ** 2))
