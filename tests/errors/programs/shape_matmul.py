# error: 5 matmul: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature (n?,k),(k,m?)->(n?,m?) (size 5 is different from 4)
import numpy as np
x = np.zeros((3, 4))
y = np.ones((5, 2))
print(x @ y)
