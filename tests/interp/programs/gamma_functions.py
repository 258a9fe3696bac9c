import math
import random
random.seed(1)
for i in range(400):
    x, y = random.uniform(-170, 171), random.random() * 10
    print(math.gamma(x), math.lgamma(x), math.gamma(y), math.lgamma(y), math.lgamma(y * 1e5), math.erf(y / 3), math.erfc(y))
for x in (0.5, 1, 2, 3, 23, 24, 171.6, -0.5, 1e-300, 1e-21, math.inf, math.nan, 1e300, 0, -1, 172, -math.inf):
    for f in (math.gamma, math.lgamma):
        try:
            print(f(x))
        except (ValueError, OverflowError) as e:
            print(type(e).__name__, e)
