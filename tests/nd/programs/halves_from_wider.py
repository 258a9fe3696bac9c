# Conversions to float16 from wider types: every midpoint and its neighbours, signalling nans, strides, and what they say.
import warnings
import numpy as np

warnings.simplefilter("ignore")
rng = np.random.RandomState(3)


def sum_of(a):
    b = np.ascontiguousarray(a).reshape(-1).view(np.uint8).astype(np.int64)
    return int((b * (np.arange(b.size) % 1009 + 1)).sum())


halves = np.arange(65536).astype(np.uint16).view(np.float16)
print(sum_of(halves.astype(np.float32)), sum_of(halves[::3].astype(np.float32)))
with np.errstate(all="ignore"):
    finite = halves[(halves.view(np.uint16) & 0x7FFF) < 0x7C00].astype(np.float64)
    middle = (finite[:-1] + finite[1:]) / 2
    for k in (0, 1, -1, 2**28, -2**28, 2**29, -2**29):
        x = (middle.view(np.int64) + k).view(np.float64)
        print(k, sum_of(x.astype(np.float16)), sum_of(x.astype(np.float32).astype(np.float16)), sum_of((x + 1j).astype(np.float16)), sum_of((x + 1j).astype(np.complex64).astype(np.float16)))
    words = rng.randint(0, 2**32, 30000) * 2**32 + rng.randint(0, 2**32, 30000)
    print(sum_of(words.view(np.float64).astype(np.float16)), sum_of(words.view(np.float32)[::7].astype(np.float16)))
    nans = (np.int64(0x7FF) << 52) | (np.int64(1) << np.arange(52))
    print(sum_of(nans.view(np.float64).astype(np.float16)), sum_of((nans | np.int64(-2**63)).view(np.float64).astype(np.float16)))

cases = dict(big=70000.0, edge=65520.0, below=65519.0, tiny=1e-9, lost=3e-5, exact=2.0**-20, zero=0.0, infinite=np.inf, nan=np.nan, least=2.0**-14, less=2.0**-14 - 2.0**-27)
for name, v in cases.items():
    for t in (np.float32, np.float64):
        for n in (1, 8, 9, 1000):
            for step in (1, 2):
                x = np.full(n * step, 0.5, t)
                x[n * step // 2 // step * step] = v
                said = []
                for kind in ("over", "under", "invalid"):
                    with np.errstate(**{kind: "raise"}):
                        try:
                            x[::step].astype(np.float16)
                        except FloatingPointError as e:
                            said.append(str(e))
                print(name, t.__name__, n, step, said)
