# error: 3 not supported in native code: 
import sys
try:
    x = int(sys.argv[1])
except ValueError:
    x = 0
print(x)
