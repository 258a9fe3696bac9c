"""Functions that call each other, where the first call that is met goes around."""
import sys


def a(i):
    return b(i)


def b(i):
    return b(a(i - 1)) if i else i


print(b(3), a(2))


def up(n, limit):
    if n < limit:
        return down(n + 2, limit)
    return n * 10


def down(n, limit):
    if n % 5 == 0:
        return n
    return up(n - 1, limit)


print([up(i, len(sys.argv) + 12) for i in range(6)], [down(i, 11) for i in range(4)])


def odd(n):
    return False if n == 0 else even(n - 1)


def even(n):
    return True if n == 0 else odd(n - 1)


print([even(i) for i in range(len(sys.argv) + 4)], odd(7))


def first(x):
    y = second(x - 1)
    return y + 1


def second(x):
    z = third(x)
    return z


def third(x):
    if x > 0:
        return first(x) * 2
    return 1


print(first(4), second(3), third(len(sys.argv)))
