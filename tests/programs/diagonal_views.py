import numpy as np
def h(b):
    d = b.T.diagonal()
    e = b[:, 1:].diagonal()
    b[1, 1] = 77
    b[1, 2] = 78
    print(d, e)
h(np.arange(9).reshape(3,3))
def m(a, k):
    print(a.diagonal(k), np.trace(a, k), a.diagonal(-k).sum(), np.diag(a, k))
for s in ((4,4),(2,5),(5,2)):
    for k in range(-6,7):
        m(np.arange(s[0]*s[1]).reshape(s), k)
c = np.arange(2*3*4*5).reshape(2,3,4,5)
for i in (-4,-3,-2,-1,0,1,2,3):
    for j in (0,1,2,3):
        if i % 4 != j:
            print(np.diagonal(c, 0, i, j).shape, np.diagonal(c, 1, i, j)[0,1], np.diagonal(c, -1, i, j).sum())
d = c.diagonal(axis1=2, axis2=1)
c[:] += 1
print(d[0,0], d[..., 1].sum(), d[1, 2, 2])
c[1, 2, 2, 2] = 999
print(d)
def tr(n):
    a = np.zeros((n, n))
    d = a.diagonal()
    s = 0.0
    for i in range(n):
        a[i, i] = i * 2
        s += d[i] + d.sum()
    return s
print(tr(10))
