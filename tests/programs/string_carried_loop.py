import numpy as np
s = ""
for i in range(int(np.array([12]).sum())):
    s += chr(97 + i % 26)
    if len(s) > 8:
        s = s[1:]
print(s)
