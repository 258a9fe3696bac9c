import numpy as np

# What has no absolute value of its type.
for t in (np.int8, np.int16, np.int32, np.int64):
    low = np.iinfo(t).min
    a = np.array([low, low, 1, 0, 12, low, -18], dtype=t)
    b = np.array([1, low, low, low, low, 6, 12], dtype=t)
    print(np.gcd(a, b), np.lcm(a, b), np.gcd(a, b).dtype)
    print(np.isclose(a, a), np.isclose(a[:1], b), np.allclose(a, a + 0))
u = np.array([250, 0, 12], dtype=np.uint8)
print(np.gcd(u, 100), np.lcm(u, u), np.isclose(np.float32([1, 2]), np.float32([1.00001, 2.1])), np.isclose(True, 1))
