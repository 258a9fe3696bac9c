# error: 3 name 'scale' is not defined
def f(x):
    return x * scale
print(f(3))
