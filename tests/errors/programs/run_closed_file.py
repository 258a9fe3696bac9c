# raises: 6 ValueError: I/O operation on closed file.
import sys

f = open(sys.argv[0])
f.close()
f.readline()
