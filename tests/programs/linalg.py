import numpy as np
a = np.array([[4.0, 1.0], [2.0, 3.0]])
print(np.round(np.linalg.inv(a), 10), np.round(np.linalg.det(a), 10), np.round(np.linalg.solve(a, np.array([1.0, 2.0])), 10), np.linalg.norm(a))
