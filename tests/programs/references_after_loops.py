import numpy as np

# What a loop leaves in its variables are parts of the array that it went over.


def last_row(a):
    for i, row in enumerate(a):
        i += 1
    row[-1] = i
    return row


def found(a, limit):
    for row in a:
        if row.sum() > limit:
            break
    a += 1
    row *= 2
    return row


def pairs(a, b):
    for x, y in zip(a, b):
        x += y[0]
    a[-1] -= 1
    y[:] = x[0]
    x[0] = 77
    return x, y


def same_names(a, n):
    while n < 3:
        n += 1
        x = y = a
    x[n] = -n
    y[0] = n
    return x + y


def maybe_bound(a, limit):
    if a.sum() > limit:
        part = a.reshape(4, -1)
    a += 1
    part[2] = 3
    return part


def window(a, n):
    for k in range(n):
        part = a[k : k + 3]
        a[k] += 1
    part[1:] = 9
    for k in range(2):
        a[-1] += part[k]
    return part


def rebound(a):
    for k in range(3):
        a = a - 1
        b = a
    a[0] = 5
    return a, b


def in_tries(a, n):
    k = 0
    while k < n:
        k += 1
        try:
            if k > 5:
                raise ValueError("late")
            part = a[k]
        except ValueError as e:
            print(e)
    a[:] = k
    return part


grid = np.arange(12.0).reshape(4, 3)
print(last_row(grid), grid)
print(found(grid, 20), grid)
print(found(grid, 2000), grid)
print(*pairs(grid, grid[::-1]), grid)
line = np.arange(8)
print(same_names(line, 0), line)
print(maybe_bound(line, 3), line)
print(window(line, 4), line)
print(*rebound(line), line)
print(in_tries(grid, 2), grid)
flipped = np.flip(line)
flipped[0] = 100
line[0] = 200
print(flipped, line)
trimmed = np.trim_zeros(line)
moved = np.moveaxis(grid.reshape(2, 2, 3), 0, -1)
moved[0, 0] = 50
print(grid, np.fliplr(grid)[0])


def both(x, y):
    x[1:] = y[:-1]
    y += 1
    return y, x


print(*both(line, line), line)
print(*both(line[2:5], line[1:4]), line)
try:
    maybe_bound(line, 10**6)
except NameError as e:
    print("unset")
