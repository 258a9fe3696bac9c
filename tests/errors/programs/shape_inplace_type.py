# error: 4 casting rule 'same_kind'
import numpy as np
x = np.arange(3)
x += 1.5
