import random
random.seed(12345)
print([random.random() for _ in range(3)], [random.randint(-5, 5) for _ in range(10)], random.uniform(1, 2), random.choice([1, 2, 3]), random.choices("abc", k=5), random.choices([1, 2], weights=[9, 1], k=5))
l = list(range(20)); random.shuffle(l); print(l, random.sample(l, 5), random.gauss(0, 1), random.gauss(0, 1), random.normalvariate(1, 2), random.expovariate(3), random.getrandbits(70), random.randrange(0, 100, 7), random.triangular(), random.betavariate(1, 2) if hasattr(random, "nope") else 0)
r = random.Random(7); s = r.getstate(); a = r.random(); r.setstate(s); print(a == r.random(), r.randint(1, 10**25)); random.seed(-3); print(random.random()); random.seed(2**100); print(random.random())
