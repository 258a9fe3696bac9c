"""Takes every call and draws nothing; imread reads PNG files."""
from matplotlib import _nothing, _subplots, __getattr__

plot, hist, hist2d, stem, errorbar = _nothing.plot, _nothing.hist, _nothing.hist2d, _nothing.stem, _nothing.errorbar
subplots = _subplots


def imread(fname, format=None):
    from matplotlib.image import imread as read
    return read(fname, format)
