# raises: 4 FileNotFoundError: [Errno 2] No such file or directory: 
import sys

with open(sys.argv[1] + "/not there.txt") as f:
    print(f.read())
