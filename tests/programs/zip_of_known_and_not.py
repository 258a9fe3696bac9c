import numpy as np
rng = np.random.RandomState(0)
n = int(rng.randint(4, 8))
a = [chr(97 + i % 3) for i in range(n)]
print(sum(1 for x, y in zip(a, "abcabc") if x == y))
w = (1, 2, 3, 4, 5)
for x, y in zip(a, w):
    print(x * y)
k = [10, 20, 30]
for x, y in zip(k, np.arange(n)):
    k[1] += int(y)
    print(x, y)
print(k)
for i, (x, y, z) in enumerate(zip(a, "wxyz", ["p", "q", "r", "s"])):
    print(i, x, y, z)
print(list(zip("ab", range(n))), list(map(lambda p, q: p + q, a, "xyz")))
l = ["foo", "bar"]
for name, v in zip(l, np.arange(n) * 1.5):
    print(f"{name}: {v}")
for name, v in zip(["foo", "bar"], range(n)):
    d = {}
    d[name] = v
    print(d)
