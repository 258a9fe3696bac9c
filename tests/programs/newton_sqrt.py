import numpy as np
def newton(x):
    g = x
    while abs(g * g - x) > 1e-12:
        g = (g + x / g) / 2
    return g
print(newton(2.0), newton(9.0), newton(float(np.array([5.0]).sum())))
