import numpy as np
a = np.array([1, 5, 3])
print(sum([1, 2, 3], 10), sum(a), any([0, 1]), all([1, 0]), any(v > 4 for v in a), all(v > 0 for v in a))
