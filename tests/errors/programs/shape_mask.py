# error: 3 boolean index did not match indexed array along dimension 0; dimension is 3 but corresponding boolean dimension is 4
import numpy as np
print(np.zeros(3)[np.ones(4, dtype=bool)])
