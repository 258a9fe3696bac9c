import numpy as np
n = int(np.random.RandomState(0).randint(10, 20))
def find(l, x, lo, hi):
    if lo >= hi:
        return None
    mid = (lo + hi) // 2
    if l[mid] == x:
        return mid
    if l[mid] < x:
        return find(l, x, mid + 1, hi)
    return find(l, x, lo, mid)
a = [i * 3 for i in range(n)]
print(find(a, 12, 0, n), find(a, 13, 0, n), find(a, 0, 0, n))
def f(k):
    if k <= 0:
        return 0
    if k % 2:
        return f(k - 1) / 2
    return f(k - 2) + 1
print(f(n), f(n + 1), f(0))
def g(k):
    if k == 0:
        return [], 0.0
    l, s = g(k - 1)
    return l + [k], s + k
print(g(n))
def sols(k):
    if k == 0:
        return True, -1
    ok, m = sols(k - 1)
    return not ok, k
print(sols(n))
def first(k):
    if k > 100:
        return "big"
    if k < 0:
        return None
    return first(k * 2 - 3)
print(first(n), first(1))
