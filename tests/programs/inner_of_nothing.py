import numpy as np
y = np.array([[1], [2]], dtype=np.int16)[:1:2]
for i in range(1, 3):
    v = y[i::, -2:0:2]
    print(v.shape, np.inner(v, v).shape)
a = np.arange(24.0).reshape(2, 3, 4)
print(np.inner(a, a[0]), np.inner(a[:, :, :0], a[:, :1, :0]), np.inner(a, a[0, 0]))
