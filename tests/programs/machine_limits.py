import numpy as np

for t in (np.float16, np.float32, np.float64):
    print(np.finfo(t))
    print(repr(np.finfo(t)), np.finfo(t).eps, np.finfo(t).resolution)
for t in (np.int8, np.uint16, np.int64):
    print(np.iinfo(t))
    print(repr(np.iinfo(t)), np.iinfo(t).max, np.iinfo(t).min)
