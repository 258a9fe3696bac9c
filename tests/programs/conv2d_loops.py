import numpy as np
def conv(x, w):
    h, wd = x.shape
    k = w.shape[0]
    out = np.zeros((h - k + 1, wd - k + 1))
    for i in range(out.shape[0]):
        for j in range(out.shape[1]):
            out[i, j] = np.sum(x[i:i + k, j:j + k] * w)
    return out
print(conv(np.arange(25.0).reshape(5, 5), np.ones((3, 3))))
