import numpy as np
a = np.array([1, 2, 3])
print(", ".join([str(v) for v in a]))
print(" ".join(f"{v:.1f}" for v in a * 0.5))
parts = []
for i in range(4):
    parts.append("p" + str(i))
print("/".join(parts), len(parts))
