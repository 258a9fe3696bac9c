import numpy as np
p = {"w": np.ones((2, 2)), "b": np.zeros(2)}
for step in range(3):
    p["w"] = p["w"] * 0.5
    p["b"] -= 0.1
for k, v in p.items():
    print(k, v)
