# raises: 4 ZeroDivisionError: division by zero
import sys
n = len(sys.argv)
print(1 / (n - n * 1 - int(float(n) * 0)))
