import numpy as np
a = np.array([0.0, -0.0, 0.0, -0.0]); b = np.array([-0.0, 0.0, 0.0, -0.0])
for t in (np.float16, np.float32, np.float64):
    x, y = a.astype(t), b.astype(t)
    print(np.maximum(x, y), np.minimum(x, y), np.fmax(x, y), np.fmin(x, y), np.maximum(x, 0), np.maximum(0, x), np.minimum(x, 0.0), np.maximum(x[0], y[0]), np.maximum(x[1], y[1]))
    print(np.maximum(x[::-1], y), np.maximum(x, y[::-1]), np.maximum(np.tile(x,9)[::2],np.tile(y,9)[::2]), np.clip(x, 0, 1), np.clip(x, -1, -0.0))
