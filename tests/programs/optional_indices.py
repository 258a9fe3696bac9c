import numpy as np
rng = np.random.RandomState(0)
X = rng.rand(6, 3)
n = int(rng.randint(0, 5))
best = (None, None, -1.0)
for f in range(X.shape[1]):
    for t in np.unique(X[:, f]):
        g = t * f
        if g > best[2]:
            best = (f, t, g)
f, t, g = best
print(f, t, g)
left = X[:, f] <= t
print(left)
lo = None if n > 3 else 1
print(X[lo:, 0], X[:lo, 1], X[lo:5, :lo])
Y = X.copy()
Y[lo:, f] = 7
print(Y)
print(X[0] == None, X[0] != None)
try:
    print(X[0] < None)
except TypeError as e:
    print(e)
try:
    print(np.arange(n + 1) >= None)
except TypeError as e:
    print(e)
print(X[:0, 0] < None)
