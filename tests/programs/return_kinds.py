def f(x):
    if x > 0:
        return x * 2
    elif x == 0:
        return 0
    return -x
for i in range(-2, 3):
    print(f(i))
