import numpy as np


def show(x):
    for y in (x.astype(np.float32), x.copy(), x.squeeze(), x.transpose(), x.T, x.round(), x.conj(), x.sum(), x.max(), x.cumsum(), x.ravel(),
              x.reshape(1), x.flatten(), x.item(), x.tolist(), x.mean(), x.any(), x.all(), x.prod(), x.astype(int)):
        print(type(y), y)


show(np.float64(2.5))
show(np.int16(3))
a = np.identity(1)
a = a.sum().astype(np.float32)
print(type(a), np.add(np.int16(3), 1), type(np.maximum(np.uint8(3), 1)), type(np.hypot(3, np.float32(4))), type(np.power(np.int16(2), 3)))
