"""Convolution and correlation of every dtype, and their ends."""
import numpy as np
rng = np.random.RandomState(0)
for dt in [bool, 'i1','u1','i2','i4','i8','u8','f2','f4','f8','c8','c16',object]:
    for n, m in [(1,1),(5,1),(1,4),(7,3),(3,7),(6,6),(40,5),(2100,9)]:
        a = (rng.rand(n)*20).astype(dt); v = (rng.rand(m)*20-5).astype(dt) if dt not in (bool,'u1','u8') else (rng.rand(m)*5).astype(dt)
        for mode in 'full','same','valid':
            r = np.convolve(a, v, mode); q = np.correlate(a, v, mode)
            print(dt, n, m, mode, r.dtype, r.shape, np.round(r[:4].astype(complex if dt in ('c8','c16') else float), 1 if dt=='f2' else 2), np.round(complex(q[-3:].sum()).real, 0 if dt == 'f2' else 2), q.shape)
a = np.array([1., np.inf, 2, np.nan, 3]); print(np.convolve(a, [1., 2., 0]), np.convolve([1,2,3], [0, 1, 0.5], 'same'), np.convolve([1,2], 'ab'.split('x') and [3]))
for args in [([], [1]), ([1], []), ([1], [2], 'x')]:
    try: print(np.convolve(*args))
    except Exception as e: print(type(e), e)
x = np.arange(20.)[::2]; print(np.convolve(x, x[::-3]))
