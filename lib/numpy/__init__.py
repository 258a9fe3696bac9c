"""NumPy, for both engines.

`_numpy` holds the primitives that C implements in each engine: the ufuncs, dtypes and constants, array creation
(array, empty, full, zeros, ones, arange, …), views, reductions over ufuncs, matmul, concatenate, take, where, sort.
Everything else is composed of them here, in Python, and works wherever the primitives do.
"""
from _numpy import *
from numpy.functions import *
from numpy.tools import *
from numpy.shaping import *
from numpy.statistics import *
from numpy.sets import *
from numpy.grids import *
import numpy.linalg as linalg
import numpy.fft as fft
import numpy.lib as lib
import numpy.testing as testing

__version__ = "1.24.2"
