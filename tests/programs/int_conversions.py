import numpy as np
print(int("42"), int(3.99), int(-3.99), float("2.5"), float(3), str(3.0), bool(0), bool("x"), int(True), int("ff", 16))
x = float(np.array([2.7]).sum())
print(int(x), int(-x), bool(x), float(int(x)))
