"""Takes every call and draws nothing; imread reads PNG files."""
from matplotlib import _nothing, __getattr__

plot = _nothing.plot


def imread(fname, format=None):
    from matplotlib.image import imread as read
    return read(fname, format)
