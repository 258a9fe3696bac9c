import math
print(math.pi, math.e, math.sqrt(2), math.exp(1), math.log(10), math.log(8, 2), math.sin(1), math.cos(1), math.tan(1))
print(math.floor(-2.5), math.ceil(2.1), math.fabs(-2), math.pow(2, 3), math.hypot(3, 4), math.atan2(1, 2), math.inf, math.log2(8), math.log10(1000))
print(math.factorial(5), math.gcd(12, 18), math.isnan(math.nan), math.degrees(math.pi), math.radians(180), math.tanh(0.5))
