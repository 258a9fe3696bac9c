"""numpy.polynomial: series of powers, from the lowest degree up."""
import numpy.polynomial.polynomial as polynomial
