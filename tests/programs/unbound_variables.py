import numpy as np

# Variables that have no value on some ways: raised where they are read, and nowhere else.


def after_loop(n):
    try:
        for i in range(n):
            x = i * 2
        print(x, i)
    except UnboundLocalError:
        print("no x")


def after_while(n):
    row = None
    while n > 0:
        n -= 1
        part = np.arange(n)
    try:
        print(part)
    except UnboundLocalError:
        print("no part", row)


def in_loop(n):
    total = 0
    for i in range(n):
        if i > 0:
            total += last
        last = i * i
    return total


def left_early(a):
    if a.any():
        for k in range(3):
            part = a
            if a[k] > 1:
                break
    else:
        print("nothing")
    try:
        part += 1
        print(part)
    except UnboundLocalError:
        print("no part")


def either(a, flag):
    x = a if flag else 3
    x += 2
    x *= x
    return x


size = int(np.arange(4).sum())
after_loop(size)
after_loop(size - 6)
after_while(size)
after_while(size - 6)
print(in_loop(size))
left_early(np.arange(size))
left_early(np.zeros(size))
a = np.arange(3)
print(either(a, size > 5), either(a, size > 50), a)
for k in range(size - 6):
    never = k
print(never)
