# error: 3 
import numpy as np
print(np.zeros(3) + "a")
