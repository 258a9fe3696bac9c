"""The examples in the docstrings of the installed NumPy, one case a docstring."""
import inspect
import os
import pathlib

for key, value in (("NPY_DISABLE_CPU_FEATURES", "AVX2 FMA3 AVX512F AVX512CD AVX512_SKX"),):
    os.environ.setdefault(key, value)
import numpy as np

import suite

MODULES = [("np", np), ("np.linalg", np.linalg), ("np.fft", np.fft), ("np.random", np.random), ("np.testing", np.testing),
           ("np.char", np.char), ("np.emath", np.emath), ("np.polynomial.polynomial", np.polynomial.polynomial),
           ("np.lib.stride_tricks", np.lib.stride_tricks)]
CLASSES = [("np.ndarray", np.ndarray), ("np.dtype", np.dtype), ("np.ufunc", np.ufunc), ("np.random.Generator", np.random.Generator),
           ("np.random.RandomState", np.random.RandomState), ("np.float64", np.float64), ("np.generic", np.generic)]


def tiers():
    """The tier of each name that many programs use, as numpy_tiers.txt lists them: 1 the most used."""
    lines = pathlib.Path(__file__).with_name("numpy_tiers.txt").read_text().split("\n")
    return {"np." + name: f"tier {tier}" for tier, name in (line.split() for line in lines if line)}


def docstrings():
    """(names, docstring), one for each docstring with examples."""
    found = {}
    for prefix, owner in MODULES + CLASSES:
        for name in sorted(dir(owner)):
            if name.startswith("_"):
                continue
            try:
                value = getattr(owner, name)
            except AttributeError:
                continue
            doc = getattr(value, "__doc__", None)
            if isinstance(doc, str) and ">>>" in doc and not inspect.ismodule(value):
                found.setdefault(doc, []).append(f"{prefix}.{name}")
    return [(names, doc) for doc, names in found.items()]


def cases(everything):
    out, tier_of = [], tiers()
    for names, doc in docstrings():
        name = names[0]
        text, n = suite.doctest_program([doc], "import numpy as np\n")
        if n:
            close = any(w in doc + name for w in ("linalg", "fft", "lstsq"))
            groups = sorted(tier_of[n] for n in names if n in tier_of)
            out.append(suite.Case(name, text, n, close=close, group=groups[0] if groups else ""))
    return out if everything else out[::4]
