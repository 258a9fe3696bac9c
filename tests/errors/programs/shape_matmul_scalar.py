# error: 3 matmul: Input operand 1 does not have enough dimensions
import numpy as np
print(np.zeros(3) @ 2.0)
