"""Lists of a fixed length whose items differ in type, among the items of a list that grows."""
import sys
import numpy as np

n = len(sys.argv) + 5
x = np.arange(n * 2.0).reshape(n, 2)
y = np.arange(n) % 2
sets = []
for i in range(3):
    test, labels = x[i:i + 2], y[i:i + 2]
    train = np.concatenate((x[:i], x[i + 2:]))
    sets.append([train, test, labels, i])
for train, test, labels, i in sets:
    print(train.shape, test[0], labels, i)
print(len(sets[1]), sets[1][1], sets[-1][3], x[:, ()].shape)
