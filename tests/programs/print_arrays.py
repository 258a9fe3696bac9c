import numpy as np
print(np.arange(1200), np.arange(2000).reshape(40, 50))
print(np.array([1.0, 1e-10, 1e10]), np.array([0.1, 0.123456789]), np.array([1e5, 1.5]), np.array([np.nan, np.inf, 1]), np.zeros((2, 2, 2)))
print(np.array([1, -100, 20]), np.array([[1.5, 2], [3, 40.25]]), np.array([], dtype=int), repr(np.array([1.5, 2])), [np.array([1, 2])], np.array(5), np.array([1 + 1j]))
print(str(np.arange(3)), f"{np.ones(2)}", "%s" % np.zeros(2))
