import random
random.seed(42)
print(random.random(), random.uniform(2, 5), random.randint(1, 6), random.gauss(0, 1), random.gauss(1, 2))
xs = list(range(10))
random.shuffle(xs)
print(xs, random.choice(xs), random.randrange(10), random.randrange(3, 30, 4))
print(random.sample(range(100), 5), random.sample(xs, 3), random.sample(range(1000), 8))
print(random.choices([1, 2, 3], k=4), random.choices([1, 2, 3], weights=[1, 5, 1], k=4))
total = 0.0
for i in range(1000):
    total += random.random()
print(total, random.normalvariate(0, 1), random.expovariate(2.0), random.triangular(0, 1, 0.3))
names = ["a", "b", "c"]
random.shuffle(names)
print(names, random.choice(names))
