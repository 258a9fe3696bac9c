# error: 3 recursion
def f(x):
    return f(x + 1)
print(f(0))
