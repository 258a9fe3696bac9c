# raises: 4 ValueError: Cannot take a larger sample than population when 'replace=False'
import numpy as np
n = int(np.random.rand() * 0) + 9
print(np.random.choice(5, n, replace=False))
