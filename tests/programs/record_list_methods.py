class P:
    def __init__(self, a):
        self.a = a
    def __eq__(self, o):
        return self.a == o.a
    def __repr__(self):
        return f"P({self.a})"
ps = []
for i in range(100):
    ps.append(P(i % 10))
print(ps.index(P(3)), ps.count(P(4)), P(5) in ps, P(50) in ps)
ps.remove(P(0))
print(ps[:3], len(ps))
pairs = [(i, i * i) for i in range(100)]
print(pairs.index((5, 25)))
pairs.remove((0, 0))
print(pairs[0], (7, 49) in pairs)
try:
    ps.index(P(77))
except ValueError as e:
    print(e)
try:
    ps.remove(P(77))
except ValueError as e:
    print(e)
