while f(x) = 3:
    pass
