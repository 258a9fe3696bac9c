import numpy as np
print(np.eye(3), np.identity(2), np.eye(2, 3, k=1), np.tri(3), np.tril(np.ones((3, 3))), np.triu(np.ones((3, 3)), k=1), np.diag(np.array([1, 2])), np.diag(np.arange(9).reshape(3, 3)))
