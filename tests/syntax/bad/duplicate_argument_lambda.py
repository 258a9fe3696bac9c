x = lambda a, *, a: 1
