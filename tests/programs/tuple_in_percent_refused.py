# refused: with a tuple whose length is known only at run time
import numpy as np

n = int(np.sum(np.ones(2)))
pair = tuple(i + 1 for i in range(n))
print("%s" % (pair,))
print("%d %d" % pair)
