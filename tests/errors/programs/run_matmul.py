# raises: 4 ValueError: matmul: Input operand 1 has a mismatch in its core dimension 0
import numpy as np
n = int(np.random.rand() * 0) + 7
print(np.ones((2, n)) @ np.ones((n + 1, 2)))
