"""Plane and solid shapes."""
from .circle import Circle
from . import square
from .solids import *
unit = Circle(1.0)
print("shapes", __name__, __package__)
