"""Abstract numbers, for native code: good for isinstance alone."""
from _numbers import Number, Complex, Real, Rational, Integral
