"""A function that is called with many known texts, whose meaning decides what it does."""
import numpy as np


class Cache:
    def __init__(self):
        self.sums = {}

    def step(self, value, name):
        if name not in self.sums:
            self.sums[name] = np.zeros_like(value)
        self.sums[name] = self.sums[name] + value
        return self.sums[name]


cache = Cache()
params = {"W": np.ones((2, 3)), "b": np.ones(3), "U": np.full((3, 3), 2.0), "c": np.array([1.0]), "V": np.ones((3, 1)),
          "d": np.arange(2.0), "e": np.array(5.0), "f": np.ones((2, 2))}
for epoch in range(2):
    for name, value in params.items():
        params[name] = cache.step(value, name)
for name, value in params.items():
    print(name, value.tolist())
