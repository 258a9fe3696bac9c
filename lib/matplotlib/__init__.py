"""Takes every call and draws nothing."""


class _Nothing:
    def __call__(self, *args, **kwargs):
        return self

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return self

    def plot(self, *args, **kwargs):
        """As many lines as there are y, or x and y, each with a format or without."""
        lines, values = [], 0
        for x in args:
            if values == 2 or (values > 0 and isinstance(x, str)):
                lines, values = lines + [self], 0
            if not isinstance(x, str):
                values += 1
        return lines + [self] if values > 0 else lines

    def hist(self, x, bins=10, range=None, density=False, weights=None, **kwargs):
        from numpy import asarray, concatenate, histogram
        if isinstance(x, (list, tuple)) and len(x) > 0 and hasattr(x[0], "__len__"):
            edges = histogram(concatenate([asarray(v).ravel() for v in x]), bins, range)[1]
            return [histogram(v, edges, density=density)[0].astype(float) for v in x], edges.astype(float), self
        counts, edges = histogram(x, bins, range, density=density, weights=weights)
        return counts.astype(float), edges.astype(float), self

    def hist2d(self, x, y, bins=10, range=None, density=False, weights=None, **kwargs):
        from numpy import histogram2d
        counts, x_edges, y_edges = histogram2d(x, y, bins, range, density=density, weights=weights)
        return counts, x_edges, y_edges, self

    def stem(self, *args, **kwargs):
        return self, self, self

    def errorbar(self, *args, **kwargs):
        return self, self, self

    def subplots(self, nrows=1, ncols=1, *, squeeze=True, **kwargs):
        if squeeze and nrows == 1 and ncols == 1:
            return self
        return _Axes((nrows * ncols,) if squeeze and (nrows == 1 or ncols == 1) else (nrows, ncols))

    def __getitem__(self, key):
        return self

    def __setitem__(self, key, value):
        pass

    def __iter__(self):
        return iter((self, self))

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        return False

    def __len__(self):
        return 2


_nothing = _Nothing()


class _Axes:
    """Of several subplots: an array of one or two dimensions."""

    def __init__(self, shape):
        self.shape, self.ndim, self.size = shape, len(shape), shape[0] if len(shape) == 1 else shape[0] * shape[1]

    def __len__(self):
        return self.shape[0]

    def __getitem__(self, key):
        if self.ndim == 1 or isinstance(key, tuple):
            return self if isinstance(key, slice) else _nothing
        return self if isinstance(key, slice) else _Axes(self.shape[1:])

    def __iter__(self):
        return iter([self[i] for i in range(self.shape[0])])

    @property
    def flat(self):
        return _Axes((self.size,))

    def ravel(self):
        return self.flat

    def flatten(self):
        return self.flat

    def reshape(self, *shape):
        return self.flat if self.ndim == 2 else self


def _subplots(nrows=1, ncols=1, **kwargs):
    return _nothing, _nothing.subplots(nrows, ncols, squeeze=kwargs.get("squeeze", True))


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(name)
    return _nothing


def use(*args, **kwargs):
    pass
