import sys


def down(n):
    return down(n + 1)


try:
    down(0)
except RecursionError as e:
    print(e)


class R:
    def __repr__(self):
        return repr(self)

    def __eq__(self, o):
        return self == o


for f in (lambda: repr(R()), lambda: R() == 1):
    try:
        f()
    except RecursionError as e:
        print("RecursionError")
l = []
l.append(l)
d = {}
d["d"] = d
print(l, d, sys.getrecursionlimit())
try:
    print(l == [l], [[]] < [[1]])
    a = []
    a.append(a)
    b = []
    b.append(b)
    print(a == b)
except RecursionError as e:
    print(e)


def fact(n):
    return 1 if n < 2 else n * fact(n - 1)


print(len(str(fact(900))), fact(30))
