"""eye of every kind, lengths of complex numbers and pairs, and inverse real transforms."""
import numpy as np, warnings
for N, M, k in [(3,3,0),(3,5,1),(5,3,-2),(4,4,9),(4,4,-9),(0,3,0),(1,1,0),(2,3,2),(2,3,-1)]:
    for dt in [float, int, bool, complex, object, 'f2', 'U3', 'S1', 'i1']:
        r = np.eye(N, M, k, dt); print(N, M, k, dt, r.shape, r.dtype, r.tolist())
print(np.eye(3), np.identity(2, int), np.eye(2, k=1))
z = np.array([1+1j, np.nan+1j, np.inf+np.nan*1j, 3e300+4e300j, 1e-310+1e-310j, 0, -0.0, 1e308+1.7e308j]*20)
print(np.abs(z)[:8], np.abs(z.astype('c8'))[:8], np.abs(z[::3])[:5], np.hypot.reduce([3., 4, 12]), np.hypot.accumulate([3., 4, 12]), np.hypot(3., np.arange(70.))[-3:])
x = np.random.RandomState(0).rand(200) ; w = x + 1j*x[::-1]
for n in (None, 1, 2, 5, 6, 300, 301): print(n, np.round(np.fft.irfft(w, n), 10)[:3], np.round(np.fft.irfft(w, n)[-2:], 10) if n != 1 else '', np.fft.irfft(w.reshape(20, 10), n, axis=0).shape)
