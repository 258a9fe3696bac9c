import numpy as np
print(np.float32, np.dtype("float64"), np.zeros(2, dtype="f4").dtype, np.zeros(2, "int32").dtype, np.arange(2).dtype == np.int64, np.finfo(np.float32).eps, np.iinfo(np.int32).max)
