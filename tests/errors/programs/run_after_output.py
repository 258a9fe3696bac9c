# raises: 5 ZeroDivisionError: integer division or modulo by zero
import sys
for i in range(3):
    print("line", i)
    x = 10 // (2 - i - (len(sys.argv) - len(sys.argv)))
