import random

CALLS = [("gauss", (0, 1)), ("normalvariate", (1, 2)), ("lognormvariate", (0, 1)), ("expovariate", (3,)), ("triangular", ()),
         ("triangular", (1, 3, 2)), ("triangular", (2, 2, 2)), ("betavariate", (.5, .5)), ("betavariate", (2, 3)), ("gammavariate", (1, 2)), ("gammavariate", (.3, 2)),
         ("gammavariate", (4, 2)), ("vonmisesvariate", (0, 4)), ("vonmisesvariate", (1, 1e-7)), ("paretovariate", (3,)),
         ("weibullvariate", (1, 2)), ("uniform", (1, 5)), ("randint", (-5, 10**20)), ("randrange", (0, 100, 7)), ("getrandbits", (100,)), ("getrandbits", (5,)),
         ("randbytes", (7,)), ("choice", ("abcde",)), ("choices", ("abc", [1, 2, 7])), ("sample", (range(1000), 8)), ("sample", (range(8), 8))]
for seed in (1, -3, 2**100, 1.5, -2.5, "text", b"bytes", bytearray(b"array"), ""):
    random.seed(seed)
    print(repr(seed), random.random())
random.seed("text", version=1)
print(random.random())
for name, args in CALLS:
    random.seed(42)
    print(name, args, [getattr(random, name)(*args) for _ in range(20)])
random.seed(5)
items = list(range(30))
random.shuffle(items)
print(items, random.choices([1, 2], cum_weights=[3, 10], k=6), random.sample([1, 2, 3], counts=[2, 3, 4], k=5))
total = 0.0
for i in range(10000):
    total += random.gammavariate(.5 + i % 3, 2) + random.betavariate(1 + i % 2, 2) + random.vonmisesvariate(0, i % 5) + random.gauss(0, 1)
print(total)
for name, args in (("gammavariate", (0, 1)), ("choices", ("ab", [0, 0])), ("choices", ("ab", [1, float("inf")])), ("choice", ([],)), ("sample", ([1], 2)), ("randrange", (5, 5)), ("seed", ([],))):
    try:
        getattr(random, name)(*args)
    except Exception as e:
        print(type(e).__name__, e)
