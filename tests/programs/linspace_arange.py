import numpy as np
print(np.linspace(0, 1, 5), np.linspace(0, 1, 4, endpoint=False), np.arange(5), np.arange(2, 10, 3), np.arange(0, 1, 0.25), np.arange(5.0), np.arange(5, 0, -2))
print(np.arange(3, dtype=np.float32), np.linspace(2, 3, 1), np.logspace(0, 2, 3), np.arange(0))
