# raises: 4 ValueError: no
def f(x):
    if x > 2:
        raise ValueError("no")
    return x
print(f(3) + 1)
