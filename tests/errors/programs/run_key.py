# raises: 4 KeyError
import sys
d = {"a": 1}
print(d[sys.argv[0][:0] + "q"])
