"""Operations in place whose operands are larger than the array."""
import numpy as np

x = np.arange(9.0)
for i in range(3):
    try:
        x[8 - i * 2:] += np.arange(5)
        print("ok")
    except ValueError as e:
        print(e)


def program():   # a check in the condition of a loop inside a try statement, whose first passes are undone
    total, most = np.arange(9), 0
    try:
        a = np.where(np.ones(1))[0] + 1
        n = 0
        while n < 3 and a.ravel()[0] > 0.25:
            n += 1
            np.add(a, a[:], out=a)
            most = total.max()
    except ValueError as e:
        print("caught", e)
    return a, n, most


print(program())
