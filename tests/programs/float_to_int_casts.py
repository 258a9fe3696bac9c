import numpy as np
x = np.array([1.3e19, 9.3e18, -3e18, 3e9, 5e9+7, -3e9-5, 70000.7, -1.5, 4e4, np.inf, np.nan])
for t in (np.uint8, np.int8, np.uint16, np.int16, np.int32):
    for s in (np.float64, np.float32):
        y = x.astype(s)
        print(t.__name__, s.__name__, y.astype(t), [int(v) for v in np.array([y[i].astype(t) for i in range(11)])])
for a in (np.arange(2, 11, dtype=np.int8).reshape(3, 3), np.arange(9.0).reshape(3, 3)):
    for f in (lambda x: np.float_power(0.5, x.T), lambda x: x.T + 1.5, lambda x: x.T.astype(np.float32), lambda x: x.T.astype(complex), lambda x: np.array(x.T, np.int16), lambda x: x.T.copy(), lambda x: np.copy(x.T)):
        y = f(a)
        z = y.reshape(-1)
        z[1] = 77
        w = y.ravel()
        w[2] = 66
        print(y, z, w)
