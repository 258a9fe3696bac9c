# What loops over vectors must not change: places of extremes, selections of lines, special values of elementary functions and
# the warnings they give, powers with the C library's bits, factors of matrices of sizes that are no multiple of a panel.
import warnings

import numpy as np

rng = np.random.RandomState(3)
for dtype in (np.float64, np.float32, np.int64):
    for n in (1, 31, 64, 255, 256, 257, 700):
        for case in range(6):
            a = (rng.randint(-9, 9, n) if case % 2 else rng.randint(-10**6, 10**6, n)).astype(dtype)
            if dtype != np.int64:
                if case == 2:
                    a = a * 0 * np.where(rng.rand(n) < 0.5, -1, 1).astype(dtype)
                if case == 3:
                    a[rng.randint(n)] = np.nan
                if case == 4:
                    a[rng.randint(n)], a[rng.randint(n)] = np.inf, -np.inf
            print(n, case, a.argmax(), a.argmin(), a.max(), a.min(), a[::-2].argmax())
    least = np.full(300, np.iinfo(dtype).min if dtype == np.int64 else -np.inf, dtype)
    print(least.argmax(), least.argmin(), least.max(), least.min())

for code in ("?", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8"):
    for n in (1, 31, 256, 700):
        for case in range(4):
            if code == "?":
                a = rng.rand(n) < (0.5, 0.0, 1, 0.99)[case]
            else:
                ends = np.iinfo(code)
                a = rng.randint(max(ends.min, -2**62), min(ends.max, 2**62), n, dtype="i8").astype(code)
                a = (a % 5).astype(code) if case == 3 else a
                if case in (1, 2):
                    a[rng.randint(n)] = a[rng.randint(n)] = ends.max if case == 1 else ends.min
            print(code, n, case, a.argmax(), a.argmin(), a.max(), a.min(), a[::2].argmax(), a[::-1].argmin(), a.any(), a.all())
            print((a + a)[:2], (a * a).sum(), np.bitwise_xor.reduce(a), (a <= a[0]).sum(), np.logical_or.reduce(a))
odd = np.array([0, 2, 4] * 200, np.uint8).view(np.bool_)   # truths that are not 1
print(odd.any(), odd[1:2].any(), odd[1:3].all(), odd.all())

x = np.arange(12.0)
for mask in (x > 4, x < 0, x >= 0, (x % 3 == 0)[::-1]):
    print(x[mask], x[::-1][mask], x.astype(np.int8)[mask], (x + 1j)[mask][-1:])
try:
    x[np.ones(11, bool)]
except IndexError as e:
    print(e)
y = x.copy()
y[np.array([3, -1, 3])] = np.array([1.5, 2.5, 3.5])
y[x > 8] = np.array([0.25])
y[np.array([[0, 1], [4, 5]])] = np.array([7.0, 8.0])
print(y)
y.flags.writeable = False
for key in (np.array([1, 2]), y > 3):
    try:
        y[key] = x[key]
    except ValueError as e:
        print(e)

special = [0.0, -0.0, 1.0, -1.0, 0.5, 2.0, -2.0, 1e-45, -1e-45, 1e-39, 3e38, -3e38, 100.0, -100.0, np.inf, -np.inf, np.nan]
exact = {0.0, 1.0, -1.0, np.inf, -np.inf}
names = "exp exp2 expm1 log log2 log10 log1p sin cos tan arcsin arccos arctan sinh cosh tanh arcsinh arccosh arctanh cbrt".split()


def shown(v):
    return str(v) if v in exact or v != v else "a number"


for dtype in (np.float32, np.float64):
    for name in names:
        f = getattr(np, name)
        for v in special:
            with warnings.catch_warnings(record=True) as caught:
                warnings.simplefilter("always")
                r = f(np.full(20, v, dtype))
            print(dtype.__name__, name, v, shown(r[0]), r.dtype, [str(w.message) for w in caught])
    for name in ("power", "arctan2"):
        f = getattr(np, name)
        for v in special:
            with warnings.catch_warnings(record=True) as caught:
                warnings.simplefilter("always")
                r = f(np.full((len(special), 3), v, dtype), np.array(special, dtype)[:, None])
            print(dtype.__name__, name, v, [shown(e) for e in r[:, 0]], sorted({str(w.message) for w in caught}))

for dtype in (np.float32, np.float64):   # results that lie where operands do, and beside them
    for f in (np.log2, np.tanh, np.expm1, np.cos):
        for n in (5, 16, 48, 512, 1040):
            x = rng.rand(n + 64).astype(dtype) - 0.25
            x[n // 2] = -3
            with np.errstate(all="ignore"):
                want = f(x)
                same, later, earlier, apart, even = x.copy(), x.copy(), x.copy(), np.zeros(n + 64, dtype), x.copy()
                f(same, out=same)
                f(later[:n], out=later[16 : n + 16])
                f(earlier[16 : n + 16], out=earlier[:n])
                f(x[::-1], out=apart[::-1])
                f(even[::2], out=even[1::2])
                power = np.power(x[1:], x[:-1])
                both = x.copy()
                np.power(both[1:], both[:-1], out=both[1:])
            pairs = ((same, want), (later[16 : n + 16], want[:n]), (earlier[:n], want[16 : n + 16]), (apart, want))
            pairs += ((even[1::2], want[::2][: (n + 64) // 2]), (both[1:], power))
            print(all(np.array_equal(a, b, equal_nan=True) for a, b in pairs))

base = np.concatenate([rng.rand(300) * 4, rng.uniform(-9, 9, 100), np.power(2.0, rng.uniform(-40, 40, 100))])
power = np.concatenate([rng.uniform(-20, 20, 300), rng.randint(-20, 20, 100), rng.uniform(-9, 9, 100)])
with np.errstate(all="ignore"):
    for b, p, r in zip(base, power, np.power(base, power)):
        print(b.hex(), p.hex(), r.hex())
    print(np.power(base[:7], 2.5), np.power(2.5, power[:7]), np.power(base[::-3], power[::-3])[:5])

for n in (1, 7, 8, 9, 16, 19):
    a = rng.randint(-9, 9, (n, n)) + 20.0 * np.eye(n)
    s = a @ a.T
    c = np.linalg.cholesky(s)
    print(n, f"{np.linalg.det(a):.8e}", np.allclose(c @ c.T, s), np.array_equal(c, np.tril(c)), np.linalg.slogdet(a)[0])
    a[:, -1] = 0
    print(np.linalg.det(a))
    s[-1, -1] = -1
    try:
        np.linalg.cholesky(s)
    except np.linalg.LinAlgError as e:
        print(e)
