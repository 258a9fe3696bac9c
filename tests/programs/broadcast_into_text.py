# What does not fit is named as NumPy names it: without the first dimensions of one element, with the sizes of run time.
import numpy as np


def refused(a, k, b):
    try:
        a[k:] = b
        print(a)
    except ValueError as e:
        print(e)


for k in range(3):
    refused(np.zeros(5), k, np.ones((1, 6)))
    refused(np.zeros(5), k, np.ones((1, 2, 6)))
    refused(np.zeros(5), k, np.ones((2, 6)))
    refused(np.zeros(5), k, np.ones((1, 1, 5 - k)))
    refused(np.zeros((4, 3)), k, np.ones((1, 1, 3, 2)))
    try:
        np.zeros((2, k)) + np.zeros((3, k))
    except ValueError as e:
        print(e)
