import numpy as np
r = np.random.RandomState(4)
g = np.random.default_rng(4)
print(str(r), str(g), r.rand(2), g.random(2), r.randint(0, 9, 5), g.integers(0, 9, 5), r.permutation(6), g.permutation(6))
print(r.choice(5, 3, replace=False), g.choice(5, 3, replace=False), r.choice([1.5, 2.5], 4, p=[0.25, 0.75]), g.choice(4, (2, 2)))
a = np.arange(6)
r.shuffle(a)
print(a, r.normal(1, 2, 3), g.normal(1, 2, 3), r.uniform(-1, 1), g.exponential(2.0, 2), r.standard_normal((2, 2)))
