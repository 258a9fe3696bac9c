import numpy as np
def t(f):
    try:
        r = f(); print(r, r.dtype)
    except Exception as e:
        print(type(e).__name__, e)
def program():
    a = np.array([1, 2, 3]); b = np.array([2.5, 1, 3])
    t(lambda: np.less(a, b, dtype=bool))
    t(lambda: np.equal(a, 2, dtype=bool))
    t(lambda: np.isnan(b, dtype=bool))
    t(lambda: np.logical_and(a, b, dtype=bool))
    t(lambda: np.logical_not(a, dtype=bool))
    t(lambda: np.add(a, b, dtype=int))
    t(lambda: np.add(a, 1.5, dtype=np.float32))
    t(lambda: np.add(a, 1, dtype=np.uint8))
    t(lambda: np.sqrt(a, dtype=np.float32))
    t(lambda: np.multiply(a, a, dtype=np.int8))
    t(lambda: np.sqrt(b, dtype=int))
    t(lambda: np.true_divide(a, 2, dtype=np.float32))
    t(lambda: np.add(True, a, dtype=np.float64))
    t(lambda: np.maximum(a, b, dtype=np.float32))
    t(lambda: np.bitwise_and(a, 1, dtype=np.uint8))
program()
