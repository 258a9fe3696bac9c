# error: 3 cannot reshape array of size 6 into shape (4,2)
import numpy as np
print(np.arange(6).reshape(4, 2))
