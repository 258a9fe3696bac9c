import numpy as np
a = np.array([3.0, 1.0, 4.0, 1.0, 5.0])
print(np.median(a), np.percentile(a, 50), np.bincount(np.array([0, 1, 1, 3])), np.histogram(a, bins=4), np.average(a), np.ptp(a))
