# max() and min() with default= of items known only at run time.
import numpy as np
n = int(np.sum(np.ones(4)))
xs = [i for i in range(n)]
e = xs[n:]
print(max(xs, default=-1), min(xs, default=0.5), max(e, default=-1), min(e, default=None), max(e, default='none'), max((x for x in xs if x > 9), default=0))
