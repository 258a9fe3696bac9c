import numpy as np


def parse(text):
    try:
        return int(text)
    except ValueError as e:
        print("bad:", e)
        return -1


for t in "12 x 7 3.5 -4".split():
    print(parse(t))


def divide(a, b):
    try:
        r = a // b
    except ZeroDivisionError:
        r = 0
        print("zero")
    else:
        print("fine")
    finally:
        print("done")
    return r


for i in range(-1, 2):
    print(divide(10, i))

xs = [int(v) for v in np.arange(5)]
total = 0
for i in range(8):
    try:
        total += xs[i]
        total += 1
    except IndexError as e:
        print(i, e, type(e).__name__)
        total += 100
print(total)


class Refused(Exception):
    def __init__(self, code, message="refused"):
        super().__init__(message)
        self.code = code


class Worse(Refused):
    pass


def check(x):
    if x > 10:
        raise Worse(x, f"much too large: {x}")
    if x > 5:
        raise Refused(x)
    return x * 2


for x in range(3, 14, 4):
    try:
        print("ok", check(x))
    except Worse as e:
        print("worse", e.code, e, e.args)
    except Refused as e:
        print("refused", e.code, e)


def first(values, wanted):
    for i in range(len(values)):
        if values[i] == wanted:
            return i
    raise KeyError(wanted)


for w in range(2, 7, 2):
    try:
        print("at", first(xs, w))
    except (KeyError, IndexError) as e:
        print("none", e, repr(e))

try:
    try:
        xs[10 + len(xs)]
    finally:
        print("inner finally")
except Exception as e:
    print("outer", e)

a = np.zeros(4)
for i in range(6):
    try:
        a[i] = i * i
    except IndexError:
        print("out", i)
        break
print(a)


def attempts(n):
    for i in range(n):
        try:
            if i % 3 == 1:
                continue
            if i == 5:
                break
            if i == 100:
                return "never"
            print("try", i)
        finally:
            print("finally", i)
    return "end"


print(attempts(8))
try:
    raise RuntimeError("plain")
except RuntimeError as e:
    print("caught", e)
try:
    raise ValueError
except Exception as e:
    print(repr(e), str(e) == "")
d = {"a": 1, "b": 2}
for k in "abc":
    try:
        print(d[k])
    except KeyError as e:
        print("missing", e)


def again():
    try:
        return check(len(xs) + 3)
    except Refused as e:
        print("re-raise", e)
        raise


try:
    again()
except Refused:
    print("seen again")
count = 0
while True:
    try:
        count += 1
        if count > 3:
            raise StopIteration
    except StopIteration:
        break
print(count)
