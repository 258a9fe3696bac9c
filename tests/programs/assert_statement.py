import numpy as np
x = np.ones((2, 3))
assert x.shape == (2, 3), "shape"
assert x.sum() == 6
print("ok")
n = int(x.sum())
assert n < 5, f"too big: {n}"
