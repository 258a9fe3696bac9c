import numpy as np
a1 = np.array([7.0, 6, 7])
for i13, v14 in enumerate(a1):
    l15 = [float(v) for v in a1]
    try:
        l15[0] = i13
        if a1[0] > 8:
            raise ValueError("x")
    except ValueError as e:
        print('caught', e)
        a1[0] = 0
    print(l15)
