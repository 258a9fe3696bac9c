import numpy as np
class DecisionNode:
    def __init__(self, feature=None, threshold=None, left=None, right=None, value=None):
        self.feature = feature
        self.threshold = threshold
        self.left = left
        self.right = right
        self.value = value
class Tree:
    def __init__(self, max_depth=4, min_samples=2):
        self.max_depth = max_depth
        self.min_samples = min_samples
        self.root = None
    def fit(self, X, y):
        self.root = self.grow(X, y, 0)
    def gini(self, y):
        n = len(y)
        if n == 0:
            return 0.0
        p = np.bincount(y, minlength=2) / n
        return 1.0 - np.sum(p ** 2)
    def split(self, X, y):
        best, bf, bt = 1e9, None, None
        for f in range(X.shape[1]):
            for t in np.unique(X[:, f]):
                m = X[:, f] <= t
                l, r = y[m], y[~m]
                if len(l) == 0 or len(r) == 0:
                    continue
                g = (len(l) * self.gini(l) + len(r) * self.gini(r)) / len(y)
                if g < best:
                    best, bf, bt = g, f, t
        return bf, bt
    def grow(self, X, y, depth):
        if depth >= self.max_depth or len(y) < self.min_samples or len(np.unique(y)) == 1:
            return DecisionNode(value=int(np.bincount(y).argmax()))
        f, t = self.split(X, y)
        if f is None:
            return DecisionNode(value=int(np.bincount(y).argmax()))
        m = X[:, f] <= t
        return DecisionNode(f, t, self.grow(X[m], y[m], depth + 1), self.grow(X[~m], y[~m], depth + 1))
    def predict_one(self, x, node):
        if node.value is not None:
            return node.value
        if x[node.feature] <= node.threshold:
            return self.predict_one(x, node.left)
        return self.predict_one(x, node.right)
    def predict(self, X):
        return np.array([self.predict_one(x, self.root) for x in X])
rng = np.random.default_rng(0)
X = rng.normal(size=(120, 4))
y = ((X[:, 0] > 0) ^ (X[:, 1] > 0.3)).astype(int)
t = Tree()
t.fit(X, y)
print((t.predict(X) == y).mean(), t.root.feature, t.root.threshold)
