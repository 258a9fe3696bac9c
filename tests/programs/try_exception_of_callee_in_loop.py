import numpy as np
def program():
    a3 = np.arange(0, 8, dtype=np.int16)
    a5 = a3.var(axis=-1, keepdims=True)
    try:
        for i29 in range(0, 3, 2):
            np.put(a5, 0, i29)
            l30 = [int(v) for v in a5 if v > 1]
    except IndexError as e:
        print(type(e).__name__)
program()
