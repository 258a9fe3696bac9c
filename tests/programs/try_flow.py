import numpy as np


def numbers(texts):
    for t in texts:
        yield float(t)


def strict(texts):
    out = []
    try:
        for v in numbers(texts):
            out.append(v)
            if v < 0:
                raise ValueError("negative")
    except ValueError as e:
        print("stopped:", e)
    return out


words = "1 2.5 x 4".split()
print(strict(words))
print(strict("1 -2 3".split()))
try:
    print([10 // (int(w) - 3) for w in "1 2 3 4".split()])
except ZeroDivisionError as e:
    print("comprehension", e)
try:
    total = sum(int(w) for w in words)
except ValueError as e:
    print("sum", e)


class Stack:
    def __init__(self):
        self.items = []
        self.failed = 0

    def pop(self):
        try:
            return self.items.pop()
        except IndexError as e:
            self.failed += 1
            print("stack:", e)
            return None

    def push(self, x):
        self.items.append(x)


st = Stack()
st.push(1.5)
a, b = st.pop(), st.pop()
print(a, b, st.failed)


def newton(f, df, x, most=20):
    for i in range(most):
        try:
            step = f(x) / df(x)
        except ZeroDivisionError:
            x = x + 0.5
            continue
        x = x - step
        if abs(step) < 1e-12:
            return x
    raise RuntimeError("no convergence")


print(round(newton(lambda x: x * x - 2, lambda x: 2 * x, 0.0), 9))
try:
    newton(lambda x: x * x + 1, lambda x: 2 * x, 0.5)
except RuntimeError as e:
    print(e)


def scan(values):
    i = 0
    n = 0
    try:
        while values[i] < 100:
            n += values[i]
            i += 1
    except IndexError:
        print("end at", i)
    return n


rng = np.random.default_rng(1)
data = [int(v) for v in rng.integers(0, 90, 6)]
print(scan(data), scan(data + [200, 3]))
m = np.zeros((3, 3))
for i, j in [(0, 1), (2, 2), (3, 0), (1, 1)]:
    try:
        m[i, j] += 1.0
        m[i] *= 2
    except IndexError:
        m[:] += 0.5
print(m)


def nested(k):
    try:
        try:
            if k == 0:
                raise ValueError("inner")
            if k == 1:
                raise KeyError("key")
            return "fell"
        except ValueError as e:
            raise RuntimeError("from " + str(e)) from e
        finally:
            print("clean", k)
    except RuntimeError as e:
        return "outer " + str(e)
    except KeyError as e:
        return "key " + str(e)


for k in range(3):
    print(nested(k))


def checked(x):
    assert x > 0, "must be positive"
    return x


for v in data[:2] + [-1]:
    try:
        print(checked(v) > 0)
    except AssertionError as e:
        print("assertion", e)


class Limit(Exception):
    pass


def guarded(n):
    for i in range(n):
        if i * i > 20:
            raise Limit(f"{i} is too much")
        yield i


seen = []
try:
    for g in guarded(10):
        seen.append(g)
except Limit as e:
    print(e, seen)
raise Limit("at the end")
