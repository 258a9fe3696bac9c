"""numpy.lib."""
from numpy.lib.stride_tricks import as_strided, sliding_window_view


def __getattr__(name):
    """Submodules that are imported when they are asked for."""
    if name in ("format", "mixins"):
        import sys
        __import__("numpy.lib." + name)
        return sys.modules["numpy.lib." + name]
    raise AttributeError("module 'numpy.lib' has no attribute '" + name + "'")
