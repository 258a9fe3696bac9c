import numpy as np
x = float(np.array([1.5]).sum())
s = str(x)
print(s, len(s), s + "!", s[0], s == "1.5", s.replace(".", ","), f"[{s:>6}]")
for i in range(3):
    print("item " + str(i) + ":" + str(i * x))
