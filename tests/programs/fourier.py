"""Fourier transforms: lengths of small primes and large ones; of real numbers, padded and cut."""
import numpy as np

r = np.random.RandomState(0)
for n in (12, 67):
    z = r.rand(2, n) + 1j * r.rand(2, n)
    print(n, np.round(np.fft.fft(z)[1, :3], 8), np.round(np.fft.irfft(z, n)[1, :3], 8), np.round(np.fft.rfft(z.real)[1, 1:3], 8))
print(np.fft.fft(np.arange(5)), np.fft.rfft(np.arange(6.0), 3), np.fft.rfft(np.ones(8)).imag + 0)
print(np.round(np.fft.hfft(z[0].real, 4), 7), np.round(np.fft.ihfft(z[0].real, 6), 8))
