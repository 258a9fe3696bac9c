import numpy as np
class M:
    def __init__(self, w):
        self.w = w
w = np.ones(2)
m = M(w)
d = {"w": w}
m.w[0] = 4
d["w"] += 1
print(w, m.w is w, d)
