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


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(name)
    return _nothing


def use(*args, **kwargs):
    pass
