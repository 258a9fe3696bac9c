import numpy as np
def loud(v):
    print("called", v)
    return v
k = int(np.array([2]).sum())
if k > 5 and loud(True):
    print("a")
if k < 5 or loud(True):
    print("b")
if k < 5 and loud(True):
    print("c")
