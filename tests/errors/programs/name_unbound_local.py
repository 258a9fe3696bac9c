# error: 4 cannot access local variable 'n' where it is not associated with a value
n = 3
def f():
    n += 1
    return n
print(f())
