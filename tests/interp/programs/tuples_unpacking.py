a, (b, *c), d = 1, (2, 3, 4), 5
print(a, b, c, d); x = y = [1]; x.append(2); print(y); a, b = b, a; print(a, b)
first, *_, last = range(10); print(first, last, (1,) + (2, 3), (1, 2) * 2, (1, 2)[::-1], () == tuple(), hash((1, 2)) == hash((1, 2)))
for i, (p, q) in enumerate([(1, 2), (3, 4)], start=1):
    print(i, p, q)
for bad in ("a, b = 1, 2, 3", "a, b = [1]", "a, *b, c = [1]", "a, b = 5", "(1, 2)[9]", "(1, 2) + [3]", "t = (1,); t[0] = 2"):
    try:
        exec(bad)
    except Exception as e:
        print(type(e).__name__, e)
def f(*args, **kw): return args, kw
print(f(*(1, 2), 3, *[4], **{"a": 1}, b=2), [*{1: 2}], (lambda x, /, y, *, z=3: (x, y, z))(1, y=2))
