"""np.fft of lengths of all kinds of factors against the definition, and np.interp."""
import numpy as np

rng = np.random.RandomState(0)
for n in [1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 15, 16, 25, 30, 47, 49, 51, 53, 59, 60, 101, 106, 128, 211, 360, 1009]:
    x = rng.rand(n) + 1j * rng.rand(n)
    k = np.arange(n)
    expected = np.exp(-2j * np.pi * (np.outer(k, k) % n) / n) @ x
    found = np.fft.fft(x)
    print(n, np.abs(found - expected).max() < 1e-14 * np.abs(expected).max() * (1 + np.log2(n)), np.abs(np.fft.ifft(found) - x).max() < 3e-15)
for n in [1, 2, 3, 4, 5, 6, 8, 10]:
    print(np.fft.fft(np.arange(n)).round(8) + 0, np.fft.ifft(np.eye(n)[0]).real)
print(np.fft.fft([[1.0, 2, 3], [4, 5, 6]]), np.fft.fft(np.arange(6).reshape(3, 2), axis=0), np.fft.fft([1, 2, 3], 5).round(8), np.fft.fft([1, 2, 3, 4], 3))
print(np.abs(np.fft.fft2(rng.rand(6, 10))).sum().round(8), np.fft.irfft(np.fft.rfft(np.arange(12.0)), 12).round(10) + 0)
rng = np.random.RandomState(3)
xp = np.sort(rng.rand(50)); fp = rng.randn(50)
x = rng.rand(1000)*1.4-.2
r = np.interp(x, xp, fp); print(r.sum(), r[:5].tolist())
print(np.interp(xp, xp, fp).tolist() == fp.tolist(), np.interp(0.5, xp, fp), np.interp([np.nan, 2, -1], [0, 1], [3, 4], left=-5, right=9))
print(np.interp([0.5, 1.5, 2.5], [0, 1, 2, 3], [1, np.inf, np.inf, 2]), np.interp([0.5],[0,1],[-np.inf,np.inf]))
print(np.interp([1, 2, np.nan], [1], [5]), np.interp([[0.5, 1], [2, 3]], [0, 2], [0, 4]))
print(np.interp([-180, -170, 185, 190], [190, -190, 350, -350], [5, 10, 3, 4], period=360))
print(np.interp([0.5, 1.5], [0, 1, 2], [1j, 2, 3+1j]), np.interp([1, 1, 1.5], [0, 1, 1, 2], [0, 1, 5, 6]))
print(np.interp(np.arange(5), np.arange(3), np.arange(3)), type(np.interp(1, [0, 2], [3, 4])), np.interp([], [0, 1], [0, 1]))
for args in [([1], [], []), ([1], [1, 2], [1])]:
    try: np.interp(*args)
    except ValueError as e: print(e)
