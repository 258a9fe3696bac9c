# refused: boolean scalar as an index
import numpy as np
a = np.arange(4.0)
print(a[np.array(True)], a[np.array(2)])
