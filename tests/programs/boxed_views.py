# boxed: may alias another one
import numpy as np


def pick(k, a, b):
    return a if k else b


yes, no = int(np.array([1]).sum()), int(np.array([0]).sum())

for k in (yes, no):
    a, b = np.arange(24.0).reshape(2, 3, 4), np.ones((2, 3, 4))
    x = a if k else b
    x[1] = -1
    x[:, 1] += 5
    x[..., ::2] *= 2
    x[0, 2, 3] = 7
    x[-1, -1, -1] = 8
    x[:, ::-1, 1] = np.arange(3)
    y = x[0]
    y[1:, 1:] = 0.5
    z = y.T
    z[0] = [3, 1, 4]
    w = z[:, np.newaxis, ::2]
    w -= 1
    print(x, a, b, y, z, w, w.shape, sep="\n")
    v = x.reshape(6, 4)
    v[2] = 11
    u = x.ravel()
    u[-2:] = 12
    t = x.transpose(2, 0, 1).reshape(-1)
    t[:] = 99
    s = np.swapaxes(x, 0, 2)
    s[3, 2, 1] = 13
    r = x.reshape(2, 12)[1:, ::3]
    r[...] = r[:, ::-1] + 1
    print(a, b, t, s.shape, r, sep="\n")
    d = x[0, :3, :3]
    e = np.broadcast_to(x[1], (2, 3, 4))
    diagonal = np.diagonal(d)
    d[1, 1] = -50
    x[1, 0, 0] = -60
    print(diagonal, e, np.trace(d), e.sum(), x.mean(axis=1), x[x > 5], np.sort(x, axis=None)[:4], sep="\n")
    x[x > 5] = 0
    x[[0, 1], [1, 2]] = 6
    x[:, [0, 2]] += 1
    np.add.at(u, [0, 0, 5], 1)
    np.multiply(x, 2, out=x)
    x[0].sort(axis=0)
    x[1] = x[0] @ np.eye(4)
    x[:, :2] = x[:, 1:]
    print(a, b, u, sep="\n")
    x = x + 1
    x[0] = 0
    print(x, a, b, sep="\n")

for k in (yes, no):
    p = np.zeros((3, 0))
    q = np.ones((3, 0))
    o = p if k else q
    o[1] = 4
    print(o, p, q, o.reshape(0, 2), o.T.shape, o.sum())
    one, other = np.array(3.5), np.array(4.5)
    c = one if k else other
    c[...] = 9
    c += 1
    print(one, other, c, c[()], c.reshape(1, 1))
