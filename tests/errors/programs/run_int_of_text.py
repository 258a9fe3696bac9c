# raises: 3 ValueError: invalid literal for int() with base 10:
import sys
print(int(sys.argv[1]))
