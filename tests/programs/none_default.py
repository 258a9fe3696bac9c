import numpy as np
def f(x, scale=None):
    if scale is None:
        scale = 2.0
    return x * scale
print(f(3), f(3, 5), f(np.ones(2)), f(np.ones(2), scale=3))
