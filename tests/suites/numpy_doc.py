"""The examples in the docstrings of the installed NumPy, one case a docstring."""
import inspect
import os

for key, value in (("NPY_DISABLE_CPU_FEATURES", "AVX2 FMA3 AVX512F AVX512CD AVX512_SKX"),):
    os.environ.setdefault(key, value)
import numpy as np

import suite

MODULES = [("np", np), ("np.linalg", np.linalg), ("np.fft", np.fft), ("np.random", np.random), ("np.testing", np.testing),
           ("np.char", np.char), ("np.emath", np.emath), ("np.polynomial.polynomial", np.polynomial.polynomial),
           ("np.lib.stride_tricks", np.lib.stride_tricks)]
CLASSES = [("np.ndarray", np.ndarray), ("np.dtype", np.dtype), ("np.ufunc", np.ufunc), ("np.random.Generator", np.random.Generator),
           ("np.random.RandomState", np.random.RandomState), ("np.float64", np.float64), ("np.generic", np.generic)]


def docstrings():
    seen = set()
    for prefix, owner in MODULES + CLASSES:
        for name in sorted(dir(owner)):
            if name.startswith("_"):
                continue
            try:
                value = getattr(owner, name)
            except AttributeError:
                continue
            doc = getattr(value, "__doc__", None)
            if isinstance(doc, str) and ">>>" in doc and doc not in seen and not inspect.ismodule(value):
                seen.add(doc)
                yield f"{prefix}.{name}", doc


def cases(everything):
    out = []
    for name, doc in docstrings():
        text, n = suite.doctest_program([doc], "import numpy as np\n")
        if n:
            close = any(w in doc + name for w in ("linalg", "fft", "lstsq"))
            out.append(suite.Case(name, text, n, close=close))
    return out if everything else out[::4]
