import numpy as np
a = np.arange(6.0).reshape(2, 3)
b = np.arange(24.0).reshape(2, 3, 4)
print(np.einsum("ij->ji", a), np.einsum("ij,ij->", a, a), np.einsum("bij,bi->bj", b, a), np.einsum("ii", np.eye(3)))
