import numpy as np
print((np.choose(True, [-1, 5]), np.choose(0, [np.arange(3), 5]), np.choose([0, 1], [1, 2]), np.choose(np.array(1), [2.5, 1]), np.choose(0, [True, False])))
print(type(np.choose(1, [2, 3])).__name__)
a = np.int64(0)
print([np.choose(a, [1, 2])])
def f(n):
    for i in range(n):
        print([np.choose(i, [10, 20, 30])], [np.select([i > 2, i < 1], [i, 5.5])], np.where(i > 1, 2, 3), [np.where(i > 1, 2, 3)])
f(3)
