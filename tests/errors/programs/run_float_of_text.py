# raises: 3 ValueError: could not convert string to float:
import sys
print(float(sys.argv[1]))
