import random
def run(seed):
    random.seed(seed)
    s = set()
    other = set()
    for i in range(random.randint(0, 200)):
        k = random.randint(-50, 300)
        o = random.randint(0, 30)
        if o < 16:
            s.add(k)
        elif o < 24:
            s.discard(k)
        elif o == 25:
            s |= other
        elif o == 26:
            s -= other
        elif o == 27:
            other = s ^ {k, k + 1, k + 2}
        elif o == 28:
            other = s & set(range(100))
        elif o == 29:
            s = s | {k}
        elif len(s):
            other.add(s.pop())
    print(seed, list(s), list(other), list(s - other), list(other - s))
for i in range(40):
    run(i)
