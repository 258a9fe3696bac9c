"""scipy.integrate: integrals of functions and of samples, and differential equations."""
from numpy import trapz as trapezoid
from scipy.integrate.quadrature import IntegrationWarning, dblquad, quad
from scipy.integrate.samples import cumtrapz, cumulative_trapezoid, simps, simpson
from scipy.integrate.equations import odeint, solve_ivp

trapz = trapezoid
