# error: 4 not supported in native code: 
import sys
match sys.argv:
    case [_] | [_, _]: print("one or two")
