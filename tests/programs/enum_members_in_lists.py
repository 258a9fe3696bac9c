from enum import Enum
import numpy as np
rng = np.random.RandomState(0)
n = int(rng.randint(4, 8))
class K(Enum):
    A = 1
    B = 2
l = []
for i in range(n):
    l.append(K.A if i % 2 else K.B)
for k in l:
    print(k, k is K.A, k == K.A, k.name, k.value)
print(l.count(K.A), K.A in l)
class O:
    def __init__(self, k):
        self.k = k
os = [O(K.A if i % 3 else K.B) for i in range(n)]
print([o.k is K.A for o in os], [o.k == K.B for o in os])
