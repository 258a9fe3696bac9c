"""NumPy, for both engines.

`_numpy` holds the primitives that C implements in each engine: the ufuncs, dtypes and constants, array creation
(array, empty, full, zeros, ones, arange, …), views, reductions over ufuncs, matmul, concatenate, take, where, sort.
Everything else is composed of them here, in Python, and works wherever the primitives do.
"""
from _numpy import *
from numpy.functions import *
from numpy.composed import *
from numpy.tools import *
from numpy.shaping import *
from numpy.statistics import *
from numpy.polynomials import *
from numpy.quantiles import *
from numpy.histograms import *
from numpy.padding import *
from numpy.sets import *
from numpy.kinds import *
from numpy.grids import *
from numpy.iterators import broadcast, ndenumerate, ndindex, nditer, nested_iters
from numpy.formatting import (array2string, array_repr, array_str, format_float_positional, format_float_scientific,
                              get_printoptions, printoptions, set_printoptions, set_string_function)
from numpy.archives import NpzFile, load, save, savez, savez_compressed
from numpy.textfiles import fromfile, fromregex, fromstring, genfromtxt, loadtxt, savetxt
from numpy.contraction import einsum
import numpy.linalg as linalg
import numpy.fft as fft
import numpy.lib as lib
import numpy.testing as testing
import numpy.random as random

__version__ = "1.24.2"


# Where names are that few programs use: their modules are imported when they are asked for.
_ELSEWHERE = {"compare_chararrays": "char", "chararray": "char", "memmap": "mapped", "matrix": "matrixlib", "asmatrix": "matrixlib", "mat": "matrixlib",
              "bmat": "matrixlib", "recarray": "rec", "record": "rec", "einsum_path": "contraction_order",
              "busdaycalendar": "busdays", "busday_count": "busdays", "busday_offset": "busdays", "is_busday": "busdays"}


def __getattr__(name):
    import sys
    if name in _ELSEWHERE:
        module = "numpy." + _ELSEWHERE[name]
        __import__(module)
        return getattr(sys.modules[module], name)
    if name in ("char", "emath", "polynomial", "rec"):
        __import__("numpy." + name)
        return sys.modules["numpy." + name]
    raise AttributeError("module 'numpy' has no attribute '" + name + "'")
