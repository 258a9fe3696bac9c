# error: 4 f() takes 1 positional argument but 2 were given
def f(a):
    return a
print(f(1, 2))
