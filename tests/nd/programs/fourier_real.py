# Transforms of real numbers: even and odd lengths, axes, padding, norms, and what is refused.
import warnings

import numpy as np

rng = np.random.RandomState(2)
for n in (1, 2, 3, 4, 6, 8, 10, 12, 30, 50, 64, 94, 97, 194, 1000, 2018):
    x = rng.rand(n)
    c = np.fft.rfft(x)
    f = np.fft.fft(x)[: n // 2 + 1]
    print(n, c.shape, c.dtype, np.abs(c - f).max() < 1e-12 * n, c.flags.c_contiguous)
    if n > 1:
        y = np.fft.irfft(c, n)
        print(y.shape, y.dtype, np.abs(y - x).max() < 1e-14 * n)
    for m in (4, 5, 10):
        print(np.round(np.fft.rfft(x, m), 9) + 0, np.round(np.fft.irfft(x, m), 9) + 0)
a = rng.rand(3, 4, 6)
for axis in (0, 1, 2, -1, -2):
    for norm in (None, "ortho", "forward", "backward"):
        r = np.fft.rfft(a, axis=axis, norm=norm)
        i = np.fft.irfft(a, axis=axis, norm=norm)
        print(axis, norm, r.shape, i.shape, np.round(r.sum(), 9), np.round(np.abs(i).sum(), 9))
print(np.round(np.fft.rfft2(a).ravel()[:5], 8), np.round(np.fft.irfftn(a).ravel()[:5], 8))
print(np.round(np.fft.hfft(x[:5]), 7), np.round(np.fft.ihfft(x[:6]), 8))
for v in (np.arange(8), np.arange(6, dtype=np.float32), np.arange(4) > 1, a[::-1, ::2, ::-2]):
    print(np.round(np.fft.rfft(v, axis=0).ravel()[:6], 9) + 0)
warnings.simplefilter("error")
for wrong in (
    lambda: np.fft.rfft(np.zeros((2, 0))),
    lambda: np.fft.rfft(x, 0),
    lambda: np.fft.rfft(x, axis=3),
    lambda: np.fft.rfft(x + 1j),
    lambda: np.fft.rfft(x, norm="q"),
):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__, e)
