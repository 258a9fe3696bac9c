def f(x):
    return f(x + 1)
print(f(0))
