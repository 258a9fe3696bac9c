import numpy as np
a, b = np.array([5, -5, 7]), np.array([3, 3, -2])
print(np.maximum(a, b), np.minimum(a, 0), np.power(b, 2), np.mod(a, b), np.fmod(a, b), a // b, a % b, np.arctan2(a, b), np.hypot(a, b), np.add(a, b), np.multiply(a, 2.0))
print(np.isnan(np.array([np.nan, 1])), np.isfinite(np.array([np.inf, 1])), np.isclose(np.array([1.0]), np.array([1.0 + 1e-9])), np.allclose(a, a), np.array_equal(a, b), np.clip(a, -1, 6))
