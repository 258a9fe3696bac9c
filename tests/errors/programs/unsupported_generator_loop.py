# error: 6 not supported in native code: generator functions
def count(n):
    for i in range(n):
        yield i

for x in count(3):
    print(x)
