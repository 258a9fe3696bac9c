# raises: 8 UnicodeDecodeError
import sys
import numpy as np

path = sys.argv[1] + "/bytes.npy"
np.save(path, np.arange(200, dtype=np.uint8))
f = open(path)
print(len(f.read()))
