import math
import random
random.seed(1)
t = 0.0
bad = 0
acc = []
for i in range(2000):
    x = random.randint(0, 100) - random.random(); y = random.randint(0, 100) * random.random()
    acc.append(math.hypot(x, y))
print(sum(acc), acc[:3], [a.hex() for a in acc[3:6]] if False else "", math.hypot(3, 4), math.hypot(1e200, 1e200), math.hypot(1e-320, 1e-320), math.hypot(math.inf, math.nan))
h = 0.0
for i, a in enumerate(acc):
    h += a * ((i * 7919) % 101)
print(h)
print(acc[100:200])
