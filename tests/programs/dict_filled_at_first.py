"""Dictionaries that the first iteration of a loop fills, with values of several types."""
import sys
import numpy as np


class Momentum:
    def __init__(self):
        self.cache = {}

    def __call__(self, w, g, name):
        if name not in self.cache:
            self.cache[name] = np.zeros_like(g)
        self.cache[name] = 0.9 * self.cache[name] + 0.1 * g
        return w - self.cache[name]


n = len(sys.argv) + 3
step = Momentum()
params = {"W": np.ones((2, 3)), "b": np.ones(3), "scale": np.array(2.0)}
for i in range(n):
    for k in params:
        params[k] = step(params[k], params[k] / 2, k)
    print(i, params["W"].sum(), params["b"], round(float(params["scale"]), 6))
print(list(step.cache))

log = {}
i = 0
while i < n:
    log["count"] = i
    log["text"] = "x" * i
    if i > 1:
        log["late"] = [i]
    i += 1
print(log)
for k in range(0):
    log["never"] = 1
print("never" in log)
