# args: 7 hello
import sys
n = int(sys.argv[1])
for i in range(n):
    print(i * n, sys.argv[2])
print(len(sys.argv))
