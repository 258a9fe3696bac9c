"""An arange of one item stands for every element that it is combined with."""
import numpy as np


def scaled(a):
    return a * np.arange(1, 2), a - np.arange(5.0, 6.0)


for shape in (4,), (2, 4), (3, 1, 2):
    print(*scaled(np.ones(shape)))
