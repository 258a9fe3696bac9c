# raises: 4 IndexError: index 50 is out of bounds for axis 0 with size 5
import numpy as np
i = [0, 1, int(np.random.rand() * 0) + 50]
print(np.arange(5)[i])
