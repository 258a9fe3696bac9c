import numpy as np
n = int(np.array([0]).sum())
v = 5
for i in range(n):
    v = i
print(v)
for i in range(n, -3):
    print("never")
print("end")
