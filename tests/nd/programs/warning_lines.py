# The lines that operators on arrays warn of, where no call stands on the line.
import warnings

import numpy as np

x, n, y = np.zeros(2), np.zeros(2, np.int32), np.array([np.nan, 1])
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    a = 1
    if a: x / 0
    a = 2
    x /= 0
    x = y
    n[:] = y
    a = 3
    1e300 * (y + 1) * 1e300
print([(w.lineno, str(w.message)) for w in caught])
