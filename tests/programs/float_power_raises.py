import numpy as np
a2 = np.ones(2, dtype=np.int64)
s8 = int(a2.argmax())
f = float(s8)
big = 1e200 + f
inf = float("inf") + f
for g in (lambda: s8 ** -1, lambda: s8 ** -2, lambda: f ** -1, lambda: f ** -0.5, lambda: f ** (-1 - s8), lambda: 0.0 ** (-1.0 - f), lambda: pow(s8, -1), lambda: pow(f, -2), lambda: f ** 2, lambda: (f + 2) ** (f - 0.5),
          lambda: big ** 2, lambda: big ** (f + 2), lambda: (-big) ** 3, lambda: inf ** 2, lambda: 0.5 ** -inf, lambda: f ** -inf, lambda: big ** 1, lambda: (f - 2) ** (f + 3), lambda: (f - 2) ** -2, lambda: (-inf) ** 0.5, lambda: (f + 1e-200) ** -2.0, lambda: f ** 0, lambda: 1e200 ** 2, lambda: 10.0 ** 400):
    try:
        print(g())
    except (ZeroDivisionError, OverflowError) as e:
        print(type(e).__name__, str(e) if type(e).__name__ == "ZeroDivisionError" else "")
print(np.float64(f) ** -1, np.float64(big) ** 2, np.float64(f - 1) ** 0.5)
