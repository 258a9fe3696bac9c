t = (1, 2.5, "x")
a, b, c = t
print(t, a, b, c, len(t), t[0], t[-1], t[1:], t + (4,), t * 2)
(p, q), r = (1, 2), 3
print(p, q, r)
first, *rest = [1, 2, 3, 4]
print(first, rest)
*init, last = (1, 2, 3)
print(init, last)
print((1, 2) < (1, 3), (1, 2) == (1, 2), 2 in t, ())
