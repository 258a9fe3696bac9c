import random
random.seed(11)
for n in range(60):
    x = set(random.sample(range(400), random.randrange(50)))
    y = set(random.sample(range(400), random.randrange(50)))
    print(x - y, x ^ y, x & y, x | y, x.union(range(5)), x.difference(list(y)), x.intersection(list(y)), x.symmetric_difference(range(9)))
    z = set(x)
    z -= y
    print(z)
    z = set(x)
    z ^= y
    print(z)
    print(z.copy(), frozenset(z) == z, z <= x, z.isdisjoint(y))
