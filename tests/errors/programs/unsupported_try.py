# error: 6 not supported in native code: recursion inside a try statement
import sys
def f(n):
    if n <= 0:
        raise ValueError("done")
    return f(n - 1)
try:
    f(len(sys.argv))
except ValueError:
    print("caught")
