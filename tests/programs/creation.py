import numpy as np
print(np.zeros(3), np.ones((2, 2), dtype=int), np.full((2, 2), 7), np.full(2, 1.5), np.zeros_like(np.arange(3)), np.ones_like(np.ones(2, dtype=np.float32)).dtype, np.empty((0, 3)).shape, np.full_like(np.arange(2), 9))
print(np.array([[1, 2], [3, 4.5]]), np.array([1, 2]), np.array(3), np.array([]), np.array([[True], [False]]), np.asarray([1, 2.0]), np.array([np.arange(2), np.ones(2)]))
x, y = np.meshgrid(np.arange(3), np.arange(2))
print(x, y, np.indices((2, 2)))
