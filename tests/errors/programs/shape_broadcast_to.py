# error: 3 operands could not be broadcast together with remapped shapes
import numpy as np
print(np.broadcast_to(np.zeros(3), (2, 4)))
