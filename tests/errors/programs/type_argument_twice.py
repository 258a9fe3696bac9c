# error: 4 f() got multiple values for argument 'a'
def f(a):
    return a
print(f(1, a=2))
