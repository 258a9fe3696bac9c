import numpy as np
x=np.float16(0.001)
print(x, float(x), np.float16(10.0**-3), f"{float(np.float16(0.1)):.6e}", x*2, np.float16(0.1)+np.float16(0.2), np.float16(1)/np.float16(3))
t=np.dtype(np.float16)
print(t.type(0.001), t.type(10.0 ** -3))
y=np.array([0.001,0.1,65504, 1e-7],np.float16)
for v in y: print(v, float(v))
print(np.float32(0.1), float(np.float32(0.1)), np.float16(2049), int(np.float16(2049)), np.complex64(0.1 + 0.2j), complex(np.complex64(0.1 + 0.2j)))
