def outer(a):
    def inner(b):
        return a + b
    return inner(1) + inner(2)
print(outer(10), outer(2.5))
