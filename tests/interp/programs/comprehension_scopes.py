m = [[i * j for j in range(4)] for i in range(3)]
print(m, [x for row in m for x in row if x % 2 == 0], {x: y for x, y in zip("abc", range(3))}, {x % 3 for x in range(10)})
print([(x, y) for x in range(3) for y in range(x) if x != y], [[*range(n)] for n in range(3)], {**{"a": 1}, "b": 2, **{"a": 3}}, [*"ab", *(1, 2)])
a, (b, *c), d = 1, "xyz", [4]
print(a, b, c, d)
first, *middle, last = range(5)
print(first, middle, last)
i = "outer"
print([i for i in range(3)], i, list(map(lambda q: q ** 2, filter(None, [0, 1, 2]))))
x = y = []
x += [1]
x = x + [2]
print(x, y)
l = list(range(10))
l[2:5] = "ab"
l[::3] = [0] * len(l[::3])
del l[-1], l[1:3]
print(l, l.index(0), l.count(0), sorted(l, key=str, reverse=True)[:3])
for bad in (lambda: [1, 2][5], lambda: (lambda a: a)(*[1, 2]), lambda: [].pop(), lambda: [1].remove(2), lambda: {}["q"], lambda: dict([1])):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
try:
    a, b = 1, 2, 3
except ValueError as e:
    print(e)
try:
    a, b, *c = [1]
except ValueError as e:
    print(e)
