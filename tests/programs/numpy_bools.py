import numpy as np
a = np.arange(4) == 0
print(a[0] + a[1], a[0] + a[0], a[1] + True, True + a[1], a[1] * True, True * a[0], a[0] * 2, a[0] + 1, type(a[0] + a[1]), type(a[0] * True), a[0] & True, a[0] | False, a[0] ^ True, a[0] < True)
print(a[0] // a[0], a[0] % True, a[0] ** a[1], (a[0] // a[0]).dtype, a[0] / a[0], (a[0] / True).dtype, (a[0] << a[0]).dtype)
s = 0
for v in a:
    s += v
print(s, type(s))
t = a[0]
for v in a:
    t += v
print(t, type(t), sum(a), sum([v for v in a]))
