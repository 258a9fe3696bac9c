import numpy as np


def of_outer_variables(n):
    """The loop assigns a local beside variables of the function around it, some of which may have no value."""
    a3 = np.arange(4.0)
    a5 = np.arange(n)
    if n > 0:
        scale = 2
        a18 = a3 + 0.5

    def inner(x, y):
        a5[0] += scale
        for i in a5:
            a18[:3] = 1
            print(a3.size)
            last = a3 + i
        return last, i

    return inner(1, 2)


def counts(n):
    """A loop gives a variable of the function around it its first value, if it runs at all."""

    def step(k):
        nonlocal total, seen
        for i in range(k):
            seen = i * 1.5
            total += i
        return k

    total = 0
    if n > 5:
        seen = 0.0
    step(n)
    try:
        return total, seen
    except NameError as e:
        return total, type(e).__name__


print(of_outer_variables(3), of_outer_variables(1))
for k in (0, 1, 3, 7):
    print(counts(k))
