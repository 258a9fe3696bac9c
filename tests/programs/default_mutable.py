def f(v, acc=[]):
    acc.append(v)
    return acc
print(f(1), f(2))
