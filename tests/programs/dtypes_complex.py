import numpy as np
a = np.array([1 + 2j, 3 - 1j])
print(a, a * 2, a * a, abs(a), a.conj(), a.sum(), a.dtype, np.abs(a))
print(a.real, np.exp(1j * np.pi).real)
