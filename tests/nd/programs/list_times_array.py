# A list times an array, an array stored to one element, and gcd of large unsigned numbers.
import numpy as np
print([1, 2] * np.array([3, 4]), np.array([3, 4]) * [1, 2], [1, 2] * np.int64(2), np.int64(2) * [1, 2], (1, 2) * np.array([3.0, 4.0]))
x = [1, 2]
x *= np.array([3, 4])
print(x, type(x).__name__)
y = [1]
y *= 3
print(y, "ab" * 2, 2 * "ab", [0] * np.uint8(3))
for f in (lambda: [1] * [2], lambda: "a" * "b", lambda: [1] * 2.5, lambda: "a" * np.array([1, 2])):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
a = np.arange(3, dtype=np.int16)
f = np.zeros((2, 2), dtype=np.float32)
for v in (np.array([1 + 2j]), np.array([3.7]), np.array([[2]]), np.array([1, 2]), np.array(5 + 0j), np.array([True])):
    for t, i in ((a, 0), (f, (1, 1)), (f, (0, -2))):
        try:
            t[i] = v
            print(t)
        except Exception as e:
            print(type(e).__name__, e)
print(np.gcd(np.array([2**64 - 1, 12], dtype=np.uint64), np.uint64(3)), np.gcd(np.array([-4, 6, -2**63]), 6), np.lcm(np.uint64(2**40), np.array([2**10], dtype=np.uint64)))
