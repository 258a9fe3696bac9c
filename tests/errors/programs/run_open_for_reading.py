# raises: 5 not writable
import sys

f = open(sys.argv[0])
f.write("x")
