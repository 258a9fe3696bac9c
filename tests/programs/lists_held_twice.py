"""Items of other types than a list or dictionary began with, and who else holds it."""
import numpy as np

rng = np.random.RandomState(0)
n = int(rng.randint(4, 8))


def case0():
    a = [0] * n
    b = a
    b[0] = 1.5
    print(a, b, a is b)


def case3():
    a = [0] * n
    g = [a, a]
    a[0] = 2.5
    print(a, g)


def case7():
    G = [0] * n
    def get():
        s = 0
        for i in range(n):
            s += i
        return G
    h = get()
    G[0] = 1.5
    print(G, h)


def case8():
    G = [0] * n
    def put(i, v):
        for k in range(n):
            G[i] = v
    put(0, 1.5)
    print(G)
    put(1, 2)
    print(G)


def case12():
    class A:
        def __init__(self):
            self.l = [0] * n
    a = A()
    b = a.l
    a.l[0] = 1.5
    print(a.l, b)
    b[1] = 2.5
    print(a.l, b)


def case13():
    a = [0] * n
    def f(l):
        l[0] = 2.5
        return l
    b = f(a)
    print(a, b)
    b[1] = 3.5
    a[2] = 4.5
    print(a, b, a is b)


def case14():
    a = [0] * n
    for k in range(n):
        b = a
        b[k] = k / 2
        a[0] += 1
    print(a, b)


def case16():
    a = [0] * n
    it = enumerate(a)
    for i, x in it:
        if i + 1 < n:
            a[i + 1] = x + 0.5
    print(a)


def case17():
    a = [0] * n
    b = a[:]
    a[0] = 1.5
    print(a, b)


def case19():
    a = [0] * n
    t = (a, 1)
    t[0][0] = 0.5
    print(a, t)


def case20():
    a = [None] * n
    def grow(l, i):
        l[i] = [i] * i
    for i in range(n):
        grow(a, i)
    print(a)


def case21():
    a = [None] * n
    for i in range(n):
        a[i] = np.arange(i)
    print([len(x) for x in a])
    print(a[1])


def case22():
    a = [None] * n
    for i in range(n):
        a[i] = "s" + str(i)
    print(a, "".join(a))


def case23():
    a = [0] * n
    f = a.append
    f(2.5)
    a.append(1.5)
    print(a)


def case24():
    a = [0] * n
    def gen():
        for x in a:
            yield x
    for k, v in enumerate(gen()):
        if k + 1 < n:
            a[k + 1] = v + 0.5
    print(a)


def case25():
    a = [1] * n
    a[2] = 2.5
    while a[0] < 4:
        a[0] += 1
        a[1] = a[0] / 2
    print(a, a[1] * 2, int(a[2]), a[0] % 3, -a[1], a[0] ** 2, str(a[1]), f"{a[1]:.2f}")


def case26():
    memo = {}
    def fib(k):
        if k in memo:
            return memo[k]
        r = k if k < 2 else fib(k - 1) + fib(k - 2)
        memo[k] = r
        return r
    print(fib(n * 4))


def case27():
    stack = []
    for tok in ["3", "4", "+", "2", "/"] * n:
        if tok == "+":
            b = stack.pop(); a = stack.pop(); stack.append(a + b)
        elif tok == "/":
            b = stack.pop(); a = stack.pop(); stack.append(a / b)
        else:
            stack.append(int(tok))
    print(stack)


def case28():
    best = {i: None for i in range(n)}
    for i in range(n * 3):
        k = i % n
        if best[k] is None or best[k] < i:
            best[k] = i
    print(best)


def case29():
    lo = [None] * n
    for i in range(20):
        v = (i * 7) % 11
        k = i % n
        if lo[k] is None or v < lo[k]:
            lo[k] = v
    print(lo)
    x = lo[1] + 1
    print(x)


case0()
case3()
case7()
case8()
case12()
case13()
case14()
case16()
case17()
case19()
case20()
case21()
case22()
case23()
case24()
case25()
case26()
case27()
case28()
case29()
