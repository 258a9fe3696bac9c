import numpy as np
x = np.arange(12.0).reshape(3, 4) / 3
e = np.exp(x - x.max(axis=-1, keepdims=True))
s = e / e.sum(axis=-1, keepdims=True)
print(np.round(s, 8), np.round(s.sum(-1), 10))
m = x.mean(-1, keepdims=True)
print(np.round((x - m) / np.sqrt(x.var(-1, keepdims=True) + 1e-5), 6))
