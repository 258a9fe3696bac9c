"""scipy.optimize: minima and roots."""
from scipy.optimize.minima import OptimizeResult, fmin, fmin_bfgs, fmin_cg, minimize
from scipy.optimize.roots import bisect, brentq, fixed_point, fsolve, newton, root
from scipy.optimize.fits import curve_fit, leastsq
