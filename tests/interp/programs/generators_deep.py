def inner():
    try:
        got = yield 1
        while got is not None:
            got = yield got * 2
    except ValueError as e:
        yield f"caught {e}"
    finally:
        print("closing")
    return "result"


def outer():
    r = yield from inner()
    yield r
    yield from [10, 20]
    yield from "ab"


g = outer()
print(next(g), g.send(5), g.send(7), g.throw(ValueError("boom")), next(g), list(g))
g = outer()
next(g)
g.close()
try:
    g.send(1)
except StopIteration as e:
    print("stopped", e.value)


def endless(n=0):
    while True:
        sent = yield n
        n = n + 1 if sent is None else sent


e = endless()
print([next(e) for _ in range(3)], e.send(10), next(e))


def tree(n):
    if n:
        yield from tree(n - 1)
        yield n
        yield from tree(n - 1)


print(list(tree(4)), sum(x * x for x in range(10) if x % 2), max((len(w), w) for w in "some words here".split()))


def bad():
    yield 1
    raise StopIteration


try:
    list(bad())
except RuntimeError as e:
    print(e, repr(e.__cause__))
try:
    next(e for e in ())
except StopIteration:
    print("empty")
