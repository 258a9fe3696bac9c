f = lambda x, y=10: x + y
print(f(1), f(1, 2), (lambda *a: len(a))(1, 2, 3))
print(list(map(lambda v: v * 2, [1, 2, 3])), list(filter(lambda v: v > 1, [1, 2, 3])))
