"""Takes every call and draws nothing."""
from matplotlib import _nothing


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(name)
    return _nothing
