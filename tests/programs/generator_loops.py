import numpy as np


def count(start=0, step=1):
    while True:
        yield start
        start += step


def squares(n):
    for i in range(n):
        yield i * i


def collatz(n):
    while n != 1:
        yield n
        n = n // 2 if n % 2 == 0 else 3 * n + 1
    yield 1


def chunks(a, size):
    for i in range(0, len(a), size):
        yield i, a[i:i + size]


def nested(n):
    yield from squares(n)
    yield -1
    yield from [7, 8]


def first_above(limit):
    for x in count(3, 4):
        if x > limit:
            return x
    return None


def noisy(n):
    print("start")
    for i in range(n):
        print("make", i)
        yield i
    print("end")


def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b


n = 6
for v in squares(n):
    print(v)
print(sum(squares(4)), list(squares(3)), max(squares(5)), sorted(squares(4), reverse=True))
print(list(collatz(6)), len(list(collatz(27))))
a = np.arange(10.0)
for i, part in chunks(a, 4):
    print(i, part.sum(), part)
for x in nested(3):
    if x == 7:
        break
    print("nested", x)
else:
    print("not reached")
print(first_above(20), first_above(100))
for i, x in enumerate(noisy(3)):
    if i == 1:
        continue
    print("use", i, x)
for x in noisy(5):
    if x > 1:
        break
g = squares(3)
print(list(g), list(g))
total = 0
for f in fib():
    if f > 4000000:
        break
    if f % 2 == 0:
        total += f
print(total)
evens = [x for x in squares(10) if x % 2 == 0]
print(evens, np.array(list(squares(4))))
for x in squares(4):
    for y in squares(x):
        if y > 20:
            break
        if y % 2:
            continue
        print(x, y)


def pairs(values):
    for i in range(len(values)):
        for j in range(i):
            yield values[i], values[j]


best = 0.0
for p, q in pairs([3.0, 1.5, 4.25, 2.0]):
    best = max(best, abs(p - q))
print(best)


def growing(limit):
    out = []
    for x in count():
        out.append(x)
        if x * x > limit:
            return out


print(growing(50))
print(", ".join(str(v) for v in [1, 2]), sum(1 for v in range(5) if v % 2))
