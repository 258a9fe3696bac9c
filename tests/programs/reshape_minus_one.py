import numpy as np
a = np.arange(12)
print(a.reshape(3, -1), a.reshape(-1, 2, 3).shape, a.reshape((2, 6))[:, 0], np.reshape(a, (4, 3))[1], a.reshape(-1)[5])
print(np.expand_dims(a, 0).shape, np.squeeze(np.ones((1, 3, 1))).shape, np.swapaxes(np.ones((2, 3, 4)), 0, 2).shape, np.moveaxis(np.ones((2, 3, 4)), 0, -1).shape)
