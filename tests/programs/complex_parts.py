import numpy as np
z = np.array([1+2j, 3+4j])
z.real[0] = 9
print(z)
r = z.real
r[1] = 7
z.real += 1
print(z, r)
z.imag = [5, 6]
print(z, r, z.imag)
z[0] = 100 - 100j
print(r, z.imag, z.imag.dtype, z.real.shape)
w = np.arange(12).reshape(3, 4) * (1 - 2j)
w.imag[1:, ::2] *= -1
print(w)
w.T.real[0, :] = w.imag[:, 1]
print(w.real.T, w.real.sum(axis=0), w.imag.reshape(-1)[::3])
def f(x):
    x.imag[:] = 0
    return x.real
q = w.astype(np.complex64)
h = f(q)
h[0, 0] = 77
print(q, h.dtype)
t = 0.0
for i in range(3):
    for j in range(4):
        w.real[i, j] = i - j
        t += w.imag[i, j] * w.real[j % 3, i]
print(w, t)
a = np.array([1.5, 2.5])
b = a.real
b[0] = 9
print(a, a.imag)
w.real = w.imag
print(w, np.real(w), np.imag(w[0]))
w.imag[w.imag > 3] = -1
w.real[[0, 2], [1, 1]] = 50
print(w)
print(np.sort(w.imag.ravel()), w[1].real.max(), (w @ w.T).imag)
