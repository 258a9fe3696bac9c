# boxed: this changes an array that
import numpy as np
class Tensor:
    def __init__(self, data, parents=(), op=""):
        self.data = np.asarray(data, dtype=float)
        self.grad = np.zeros_like(self.data)
        self.parents = parents
        self.op = op
    def __add__(self, o):
        return Tensor(self.data + o.data, (self, o), "add")
    def __mul__(self, o):
        return Tensor(self.data * o.data, (self, o), "mul")
    def tanh(self):
        return Tensor(np.tanh(self.data), (self,), "tanh")
    def backward(self):
        order, seen = [], set()
        def visit(t):
            if t not in seen:
                seen.add(t)
                for p in t.parents:
                    visit(p)
                order.append(t)
        visit(self)
        self.grad = np.ones_like(self.data)
        for t in reversed(order):
            if t.op == "add":
                for p in t.parents:
                    p.grad += t.grad
            elif t.op == "mul":
                a, b = t.parents
                a.grad += t.grad * b.data
                b.grad += t.grad * a.data
            elif t.op == "tanh":
                t.parents[0].grad += t.grad * (1 - t.data ** 2)
x = Tensor([0.5, -1.0, 2.0])
w = Tensor([1.0, 2.0, -0.5])
y = x
for i in range(5):
    y = (y * w + x).tanh()
y.backward()
print(y.data, x.grad, w.grad)
