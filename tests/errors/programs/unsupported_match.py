# error: 3 not supported in native code: 
import sys
match len(sys.argv):
    case 1: print("one")
