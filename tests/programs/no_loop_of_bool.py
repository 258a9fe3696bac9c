import numpy as np
b = np.array([True, False])
for f in (lambda: b - b, lambda: np.subtract(b, True), lambda: -b, lambda: np.negative(b), lambda: np.ptp(b), lambda: np.diff(b), lambda: np.sign(b), lambda: np.positive(b), lambda: +b, lambda: ~np.arange(3.0), lambda: np.invert(np.ones(2)), lambda: np.ones(2) & 1, lambda: np.ones(2) << 1, lambda: np.floor(np.ones(2) * 1j), lambda: np.ones(2) * 1j % 2, lambda: np.ones(2) * 1j // 2):
    try:
        print(f())
    except TypeError as e:
        print(e)
