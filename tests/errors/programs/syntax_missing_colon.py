# error: 2 expected ':'
def f(x)
    return x
