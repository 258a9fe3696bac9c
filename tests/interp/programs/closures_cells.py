def counter(start):
    n = start

    def up(by=1):
        nonlocal n
        n += by
        return n

    def peek():
        return n

    return up, peek


up, peek = counter(5)
print(up(), up(10), peek(), up.__closure__[0].cell_contents)
print([f() for f in [lambda: i for i in range(3)]], [f() for f in [lambda i=i: i for i in range(3)]])
x = "global"


class K:
    x = "class"
    y = [x for _ in range(1)]

    def m(self):
        return x


print(K.y, K().m())


def shadow():
    try:
        print(x)
    except UnboundLocalError as e:
        print(e)
    x = 1
    del x
    try:
        x
    except UnboundLocalError as e:
        print(e)


shadow()


def args(a, /, b, *c, d, e=5, **f):
    return a, b, c, d, e, f


print(args(1, 2, 3, 4, d=0, z=9), args(1, b=2, d=3), args(*[1, 2], **{"d": 4, "a": 7}))
for call in (lambda: args(), lambda: args(1, 2), lambda: args(1, 2, d=1, **{"d": 2}), lambda: args(a=1, b=2, d=3), lambda: up(1, 2), lambda: up(k=1)):
    try:
        call()
    except TypeError as e:
        print(e)
if (n := len("walrus")) > 3:
    print(n, [y := 1, y + 1], y)
