import numpy as np
a = np.array(1.5)
x = a + 1
print(type(x), type(a), type(np.zeros(())), type(a[()]), type(a.copy()), type(np.sum(np.ones(3))), type(a.T), type(a.reshape(())), type(np.exp(a)), type(-a), type(a.astype(int)))
y = x
y += 1
print(x, y)
b = a
b += 1
print(a, b)
c = np.zeros(())
d = c
d -= 2
print(c, d)
class C:
    def __init__(self, w):
        self.w = np.array(w)
    def step(self, d):
        t = self.w
        t *= d
o = C(0.125)
o.step(3.0)
print(o.w, o.w.dtype)
def f(z):
    z += 5
    return z
q = np.array(2)
r = f(q)
print(q, r, q.dtype)
print(np.abs(np.array(-3)), np.maximum(np.array(2.0), 1), np.array(4.0) ** 2, np.sqrt(np.array(4.0)), np.array(3) // 2, np.array(7) % np.array(4))
print(np.array(3.0).sum() + np.array(1.0), np.mean(np.array(3.0)), f"{np.array(2.5) * 2:.2f}", int(np.array(3) + 1), float(np.exp(np.array(0.0))))
w = np.zeros(3)
w[np.array(1) + 1] = np.array(5.0) * 2
print(w, np.array(2.0) + w, np.add(np.array(1), np.array(2), out=np.array(0)))
