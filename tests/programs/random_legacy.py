import numpy as np
np.random.seed(42)
print(np.random.rand(3), np.random.randn(2, 2), np.random.randint(0, 10, 5), np.random.uniform(-1, 1, 2), np.random.normal(5, 2, 3))
print(np.random.permutation(5), np.random.random(), np.random.choice(5, 3), np.random.randint(100), np.random.random((2, 2)))
a = np.arange(5)
np.random.shuffle(a)
print(a)
