import numpy as np
a = np.array([1.5, -2.25, 1e10])
for v in a:
    print(f"{v:.3f} {v:10.2e} {v} {v!r}")
    print("%.2f %g" % (v, v))
i = int(a.argmax())
print(f"{i:03d} {i:+d} {i}")
