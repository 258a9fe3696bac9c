# error: 4 f() got an unexpected keyword argument 'c'
def f(a):
    return a
print(f(1, c=2))
