import numpy as np
ns = [int(v) for v in np.array([7, -7, 13, -1])]
for a in ns:
    for b in (3, -3, 2):
        print(a // b, a % b, a / b, a << 2, a >> 1, a & b, a | b, a ^ b, ~a, abs(a), a ** 2, divmod(a, b))
