def f(a, b=2, *args, c=3, **kw):
    return a, b, args, c, kw
print(f(1), f(1, 5), f(1, 5, 6, 7), f(1, c=9), f(1, x=1, y=2))
def g(*a):
    return sum(a)
print(g(1, 2, 3), g(*[4, 5]), g(*(1, 2), 3))
print(f(**{"a": 5, "c": 7}))
