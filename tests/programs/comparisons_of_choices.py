import sys
n = len(sys.argv)
class V:
    def __init__(self, x): self.x = x
    def __eq__(self, o): return self.x == o.x
    def __lt__(self, o): return self.x < o.x
a = V(n) if n > 5 else V(2.5)
x = 1 if n < 3 else 2.5
print((x, 3) < (1, 4), (x, 3) == (1, 3), [x, 2] < [1.0, 3], x in [1, 2], {1: x} == {1: 1}, (V(1), 2) < (V(1), 3), (a, 2) == (V(2.5), 2), (a, 3) < (V(n), 1))
y = None if n < 3 else n
print((1, y) == (1, None), y in (1, None), [y, 1].index(1))
class W:
    def __eq__(self, o): return [1]
print((W(), 1) == (W(), 1), W() in [W()], (W(), 1) < (W(), 2))
