import sys
n = len(sys.argv) + 4
def last(l, k):
    if k > 0:
        return last(l, k - 1)
    return l[len(l) - 1], l[0], len(l)
a, b, c, d = [], [], [], []
for i in range(n):
    a.append(i if i % 2 else None)
    b.append(None if i % 2 else i * 0.5)
    c.append(i if i % 2 else i * 0.5)
    d.append(i * 2.5 if i % 2 else i)
print(last(a, n), last(b, n), last(c, n), last(d, n))
def f(x, k):
    if k > 0: return f(x, k - 1)
    return x * 2
for i in range(n):
    print(f(c[i], n), f(d[i], n))
