import numpy as np
def program():
    a1 = np.array([2, 2, 1, 2, 0, 5, 1, 1, 9], dtype=np.int64).reshape(3, 3)
    a2 = [1.75, 1.0, -2.5, 5.0, 0.5, -1.0, -0.5, -3.0, -4.0]
    a3 = np.array([-1.5, 9.0, 6.0, 4.0, -4.0, 3.0, 1.0, 0.25], dtype=np.float64)
    a7 = (a3[a3 > 3.0])
    def f8(x, y, k=2):
        if len(x) > 2:
            return x
        n9 = 0
        while n9 < 4:
            n9 += 1
            print('v')
            a7.sort(axis=0)
            print(len(a7))
        return y
    a11 = f8(a1[1:, 1::2], a3)
program()
