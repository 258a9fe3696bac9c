def f(x):
    if x > 2:
        raise ValueError("bad value: " + str(x))
    return x
for i in range(5):
    print(f(i))
