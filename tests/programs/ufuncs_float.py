import numpy as np
x = np.array([0.1, 0.5, 1.0, 2.0])
for f in (np.sqrt, np.exp, np.log, np.sin, np.cos, np.tan, np.tanh, np.arctan, np.floor, np.ceil, np.square, np.abs, np.sign, np.log1p, np.expm1, np.log2, np.cbrt, np.reciprocal):
    print(np.round(f(x), 12))
