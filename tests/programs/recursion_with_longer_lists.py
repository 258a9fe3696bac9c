# Recursive functions whose arguments are a longer list, tuple or text each time.
import numpy as np

n = int(np.sum(np.ones(4)))


def walks(steps, k, path):
    if steps == 0:
        return [path]
    return [w for i in range(k) for w in walks(steps - 1, k, path + [i])]


def tuples(steps, k, path=()):
    if steps == 0:
        return [path]
    return [w for i in range(k) for w in tuples(steps - 1, k, path + (i,))]


print(walks(2, n - 1, []), len(walks(3, n, [])))
print(tuples(2, n - 1), len(tuples(3, n)))


def queens(board, right, left, boards, size):
    row = len(board)
    if row == size:
        boards.append(board)
        return
    for col in range(size):
        if col in board or row - col in right or row + col in left:
            continue
        queens([*board, col], [*right, row - col], [*left, row + col], boards, size)


found = []
queens([], [], [], found, n)
print(found)
six = []
queens([], [], [], six, n + 2)
print(len(six))


def merge_sort(xs):
    if len(xs) <= 1:
        return xs
    middle = len(xs) // 2
    a, b = merge_sort(xs[:middle]), merge_sort(xs[middle:])
    out = []
    while a and b:
        out.append(a.pop(0) if a[0] <= b[0] else b.pop(0))
    return out + a + b


print(merge_sort([5, 2, 9, 1, 5, 6]), merge_sort([]), merge_sort([2.5, 1.5]))


def total(xs):
    return 0 if len(xs) == 0 else xs[0] + total(xs[1:])


print(total([1, 2, 3]), total(list(range(n * 5))))
