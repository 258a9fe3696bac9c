from collections import Counter
def f(votes, k):
    c = Counter()
    for v in votes:
        c[v] += 1
        if len(c) == k:
            c -= Counter(set(c))
    return c
print(f([1, 2, 2, 3, 1, 3, 2], 3))
c = Counter([1, 2, 2])
c = Counter(v for v in [1, 2, 2, 3] if v in c)
print(c)
print([v for v in c if c[v] > 1])
