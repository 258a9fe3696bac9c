# raises: 3 
import numpy as np
print(np.squeeze(np.zeros((2, 3)), axis=0))
