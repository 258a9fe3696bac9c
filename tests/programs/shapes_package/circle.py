import numpy as np
from .constants import PI as pi
class Circle:
    def __init__(self, r):
        self.r = r
    def area(self):
        return pi * self.r ** 2
print("circle", __name__, __package__)
