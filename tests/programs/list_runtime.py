import numpy as np
v = np.arange(10)
out = []
for i in range(10):
    if v[i] % 3 == 0:
        out.append(int(v[i]) * 2)
print(out, len(out), sum(out), out[-1], out[0])
out.sort()
print(out[::-1])
out[1] = 100
print(out, max(out), min(out), 100 in out, 7 in out)
