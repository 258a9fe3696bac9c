import numpy as np
a = np.arange(24).reshape(4, 6)
print(a[1], a[:, 1], a[1:3, ::2], a[::-1, 0], a[-1, -1], a[..., 2], a[1, 1:4], a[:, None, 0].shape, a[None].shape)
print(a[3:1:-1], a[10:], a[:-2, 1:-1], a[::2][:, ::3])
