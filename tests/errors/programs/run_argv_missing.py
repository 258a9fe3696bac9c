# raises: 3 IndexError: list index out of range
import sys
print(sys.argv[5])
