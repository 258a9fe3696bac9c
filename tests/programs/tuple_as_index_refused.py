# refused: an index that is a tuple whose length is known only at run time
import numpy as np

n = int(np.sum(np.ones(2)))
a = np.arange(4).reshape(2, 2)
where = tuple(i for i in range(n))
print(np.array(where))
print(a[where])
