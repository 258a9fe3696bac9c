# Elementary functions of every float16 are those of float32, rounded: in one piece, in blocks of ordinary numbers, of all
# lengths, in place and with gaps; and what they say of numbers out of range.
import numpy as np

halves = np.arange(65536).astype(np.uint16).view(np.float16)
NAMES = ("exp exp2 expm1 log log2 log10 log1p sin cos tan arcsin arccos arctan sinh cosh tanh arcsinh arctanh cbrt arccosh "
         "sqrt reciprocal").split()


def differ(x, y):
    return int(((x.view(np.uint16) != y.view(np.uint16)) & ~(np.isnan(x) & np.isnan(y))).sum())


with np.errstate(all="ignore"):
    for name in NAMES:
        f = getattr(np, name)
        want = f(halves.astype(np.float32)).astype(np.float16)
        blocks = np.concatenate([f(halves[k:k + 64]) for k in range(0, 65536, 64)])
        inside = halves.copy()
        f(inside, out=inside)
        gaps = np.zeros(2 * 65536, np.float16)
        f(halves, out=gaps[::2])
        tails = [differ(f(halves[15000:15000 + n]), want[15000:15000 + n]) for n in range(1, 40)]
        print(name, differ(f(halves), want), differ(blocks, want), differ(f(halves[::3]), want[::3]), differ(inside, want),
              differ(gaps[::2], want), sum(tails), f(halves[14000:14003]).dtype)

cases = {"exp": [12, -20, 1], "exp2": [17, -25.5, 16], "expm1": [12, 1, -30], "log": [0, -1, 2], "log1p": [-1, -2, 1e-7], "arcsin": [2, 1, 0],
         "sinh": [12, -12, 1e-4], "cosh": [13, 0, 1], "arctanh": [1, 2, 0.5], "tan": [1e-7, 3, 6e4], "sin": [np.inf, 1e-7, 0], "log2": [np.nan, np.inf, 1]}
for name, values in cases.items():
    for v in values:
        x = np.full(70, 0.75, np.float16)
        x[33] = v
        for kind in ("over", "under", "divide", "invalid"):
            with np.errstate(all="ignore"), np.errstate(**{kind: "raise"}):
                try:
                    getattr(np, name)(x)
                except FloatingPointError as e:
                    print(name, v, e)
