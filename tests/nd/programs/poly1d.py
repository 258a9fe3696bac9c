import numpy as np
p = np.poly1d([1,2,3]); print(p); print(repr(p), p(0.5), p.r, p.c, p*p, p**3+4)
print((p**3+4)/p)
print(np.asarray(p), p[1], np.poly1d([1,2],True), np.square(p))
print(np.polyfit([0,1,2,3],[1,3,2,5],2), np.polyval([1,2],3))
