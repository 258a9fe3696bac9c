# error: 7 not supported in native code: going on with a generator that a loop has left
import sys
def f():
    yield len(sys.argv)
    yield 2
g = f()
print(next(g), next(g))
