import numpy as np
a = np.array([1.0, np.nan, 3.0])
print(np.nansum(a), np.nanmean(a), np.isnan(a).any(), a.max(), np.nan_to_num(a), a == a)
