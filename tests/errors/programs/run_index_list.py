# raises: 4 IndexError: list index out of range
import sys
x = [10 * i for i in range(len(sys.argv))]
print(x[len(sys.argv) + 3])
