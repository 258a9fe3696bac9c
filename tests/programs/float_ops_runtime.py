import numpy as np
xs = [float(v) for v in np.array([7.5, -7.5, 0.25])]
for a in xs:
    for b in (2.0, -2.0, 0.3):
        print(a // b, a % b, a / b, abs(a) ** b, divmod(a, b), a < b, max(a, b), min(a, b))
