# error: 7 not supported in native code: next()
import sys
def f():
    yield len(sys.argv)
    yield 2
g = f()
print(next(g))
