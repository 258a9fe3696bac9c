"""The part of SciPy that NumPy programs use most."""

__version__ = "1.10.1"


def __getattr__(name):
    """Submodules that are imported when they are asked for."""
    if name in ("special", "linalg", "fftpack", "fft", "spatial", "sparse", "constants", "optimize", "integrate", "signal", "stats", "ndimage", "interpolate"):
        import sys
        __import__("scipy." + name)
        return sys.modules["scipy." + name]
    raise AttributeError("module 'scipy' has no attribute '" + name + "'")
