"""Nearest neighbours. Every distance is computed, in blocks of points: no tree is built."""
import numpy as np

_BLOCK = 1 << 20   # distances that are in memory at once


class KDTree:
    def __init__(self, data, leafsize=10, compact_nodes=True, copy_data=False, balanced_tree=True, boxsize=None):
        if boxsize is not None:
            raise NotImplementedError("npcc: KDTree with a boxsize is not supported")
        data = np.array(data) if copy_data else np.asarray(data)
        if data.dtype.kind == "c":
            raise TypeError("KDTree does not work with complex data")
        self.data = np.ascontiguousarray(data, dtype=float)
        if self.data.ndim != 2:
            raise ValueError("data must be 2 dimensions")
        if not np.isfinite(self.data).all():
            raise ValueError("data must be finite, check for nan or inf values")
        self.n, self.m = self.data.shape
        self.leafsize, self.maxes, self.mins = leafsize, np.max(self.data, axis=0), np.min(self.data, axis=0)

    def _points(self, x):
        x = np.asarray(x, dtype=float)
        if x.shape[-1] != self.m:
            raise ValueError(f"x must consist of vectors of length {self.m} but has shape {x.shape}")
        if not np.isfinite(x).all():
            raise ValueError("'x' must be finite, check for nan or inf values")
        return x.reshape(-1, self.m), x.shape[:-1]

    def _distances(self, points, p):
        """(first point, distances to all data) of each block of points."""
        rows = max(1, _BLOCK // max(1, self.n * self.m))
        for i in range(0, len(points), rows):
            d = np.abs(points[i : i + rows, None, :] - self.data)
            if p == np.inf:
                yield i, d.max(axis=-1)
            elif p == 1:
                yield i, d.sum(axis=-1)
            elif p == 2:
                yield i, np.sqrt((d * d).sum(axis=-1))
            else:
                yield i, (d ** p).sum(axis=-1) ** (1 / p)

    def query(self, x, k=1, eps=0, p=2, distance_upper_bound=np.inf, workers=1):
        if p < 1:
            raise ValueError("Only p-norms with 1<=p<=infinity permitted")
        points, shape = self._points(x)
        ranks = np.arange(1, k + 1) if isinstance(k, (int, np.integer)) else np.asarray(k)
        if len(ranks) == 0 or np.min(ranks) < 1:
            raise ValueError("k must be an integer greater than 0 or a sequence of those")
        count = min(int(np.max(ranks)), self.n)
        distances = np.full((len(points), int(np.max(ranks))), np.inf)
        indices = np.full(distances.shape, self.n, dtype=np.intp)
        for i, d in self._distances(points, p):
            nearest = np.argsort(d, axis=1, kind="stable")[:, :count] if count > 1 else d.argmin(axis=1)[:, None]
            found = np.take_along_axis(d, nearest, axis=1)
            near = found < distance_upper_bound
            distances[i : i + len(d), :count] = np.where(near, found, np.inf)
            indices[i : i + len(d), :count] = np.where(near, nearest, self.n)
        distances, indices = distances[:, ranks - 1], indices[:, ranks - 1]
        if isinstance(k, (int, np.integer)) and k == 1:
            d, i = distances[:, 0].reshape(shape), indices[:, 0].reshape(shape)
            return (float(d), int(i)) if shape == () else (d, i)
        return distances.reshape(shape + (len(ranks),)), indices.reshape(shape + (len(ranks),))

    def query_ball_point(self, x, r, p=2.0, eps=0, workers=1, return_sorted=None, return_length=False):
        points, shape = self._points(x)
        radii = np.broadcast_to(r, shape).reshape(-1)
        found = []
        for i, d in self._distances(points, p):
            found += [np.nonzero(row <= radii[i + j])[0].tolist() for j, row in enumerate(d)]
        if return_length:
            found = [len(f) for f in found]
        if shape == ():
            return found[0]
        out = np.empty(len(found), dtype=np.intp if return_length else object)
        for i, f in enumerate(found):
            out[i] = f
        return out.reshape(shape)

    def query_ball_tree(self, other, r, p=2.0, eps=0):
        return [list(f) for f in other.query_ball_point(self.data, r, p)]

    def query_pairs(self, r, p=2.0, eps=0, output_type="set"):
        pairs = [(i + int(a), int(b)) for i, d in self._distances(self.data, p) for a, b in zip(*np.nonzero(d <= r)) if i + a < b]
        if output_type == "set":
            return set(pairs)
        return np.array(pairs, dtype=np.intp).reshape(-1, 2)

    def count_neighbors(self, other, r, p=2.0):
        near = lambda radius: sum(int((d <= radius).sum()) for i, d in self._distances(other.data, p))
        return near(r) if np.ndim(r) == 0 else np.array([near(x) for x in r])


class cKDTree(KDTree):
    pass
