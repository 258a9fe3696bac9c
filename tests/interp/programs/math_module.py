import math
for f in (math.sqrt, math.exp, math.log, math.sin, math.floor, math.ceil, math.trunc, math.isqrt, math.factorial, math.log2, math.log10, math.log1p):
    for x in (0, 1, 4, 2.5, -1, 10**30):
        try: print(f.__name__, x, f(x))
        except Exception as e: print(f.__name__, x, type(e).__name__, e)
print(math.gcd(12, 18, 27), math.lcm(4, 6), math.comb(50, 25), math.perm(5, 2), math.prod([1, 2, 3]), math.fsum([0.1] * 10), math.hypot(3, 4), math.dist([1, 2], [4, 6]), math.isclose(1, 1 + 1e-10), math.copysign(1, -0.0), math.fmod(-7, 3), math.frexp(8.5), math.modf(-2.5), math.degrees(math.pi), math.inf, math.nan, math.ldexp(1, 10), math.atan2(1, -1))
