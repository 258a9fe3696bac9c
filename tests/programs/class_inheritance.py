class Layer:
    kind = "layer"
    def __init__(self, n):
        self.n = n
    def name(self):
        return self.kind + str(self.n)
    def run(self, x):
        return x
class Scale(Layer):
    kind = "scale"
    def __init__(self, n, k):
        super().__init__(n)
        self.k = k
    def run(self, x):
        return x * self.k
class Twice(Scale):
    def __init__(self, n):
        super().__init__(n, 2)
    def run(self, x):
        return super().run(x) + 1
for l in [Layer(1), Scale(2, 3), Twice(3)]:
    print(l.name(), l.run(10))
print(isinstance(Twice(1), Layer), isinstance(Layer(1), Twice), Twice.kind)
