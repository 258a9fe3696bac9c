"""math errors."""
import math
import sys
n = len(sys.argv) - 1
for f in (math.sqrt, math.log, math.log2, math.log10, math.log1p, math.exp, math.acos, math.asin, math.cosh, math.sinh, math.expm1, math.tan, math.sin, math.gamma, math.lgamma, math.acosh, math.atanh):
    for v in (-2.0, 0.0, -1.0, 1.0, 2.0, 1e10, float("inf"), float("nan"), -float("inf")):
        try:
            r = f(v)
        except (ValueError, OverflowError) as e:
            r = type(e).__name__
        try:
            q = f(v + n)
        except (ValueError, OverflowError) as e:
            q = type(e).__name__
        print(f.__name__, v, r, q)
for g in (math.pow, math.fmod, math.atan2, math.log):
    for v in (-2.0, 0.0, 1e200, float("inf")):
        for w in (-1.0, 0.5, 0.0, 3.0, 1.0, float("inf")):
            try:
                r = g(v, w)
            except (ValueError, OverflowError, ZeroDivisionError) as e:
                r = type(e).__name__
            print(g.__name__, v, w, r)
