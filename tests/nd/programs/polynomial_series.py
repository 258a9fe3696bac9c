import numpy as np
P = np.polynomial.polynomial
print(P.polyadd((1, 2, 3), (3, 2, 1)), P.polysub((1, 2, 3), (3, 2, 1)), P.polymul((1, 2, 3), (3, 2, 1)), P.polydiv((1, 2, 3), (3, 2, 1)))
print(P.polyder((1, 2, 3, 4)), P.polyder((1, 2, 3, 4), 2, -1), P.polyint((1, 2, 3)), P.polyint((1, 2, 3), m=2, k=[-1, 3], lbnd=-2))
print(P.polyval(1, [1, 2, 3]), P.polyval(np.arange(4).reshape(2, 2), [1, 2, 3]), P.polyval([1, 2], np.arange(4).reshape(2, 2), tensor=False))
print(P.polyfromroots((-1, 0, 1)), P.polyvalfromroots(np.arange(4).reshape(2, 2), [1, 2]), P.polypow([1, 2], 3), P.polytrim((0, 0, 3, 0, 5, 0, 0)))
print(P.polyvander([1, 2, 3], 2), P.polyline(1, -1), P.polyroots([6, -5, 1]).round(6), P.polymulx([1, 2]))
x = np.arange(8.0)
print(P.polyfit(x, 1 + 2 * x - x ** 2, 2).round(6), P.polyval2d(1.5, 2.0, [[1, 2], [3, 4]]), P.polygrid2d([1, 2], [3], [[1, 2], [3, 4]]))
