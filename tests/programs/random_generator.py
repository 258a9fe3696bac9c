import numpy as np
rng = np.random.default_rng(7)
print(rng.random(3), rng.standard_normal((2, 2)), rng.integers(0, 10, 5), rng.normal(0, 1, 2), rng.uniform(1, 2, 2), rng.random())
print(rng.permutation(4), rng.choice(5, 2))
