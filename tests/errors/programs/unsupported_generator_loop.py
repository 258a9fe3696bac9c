# error: 6 not supported in native code: zip() and map() of several generators
def count(n):
    for i in range(n):
        yield i

for x, y in zip(count(3), count(4)):
    print(x, y)
