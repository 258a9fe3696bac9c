import numpy as np

a = np.arange(4)


def f(x, n):
    if x.sum() > n:
        y = x * 2
    elif x.sum() < -n:
        z = 1
    else:
        y = np.cos(x * 0)
    print(y, y.dtype)
    return y.T


f(a, 3)
f(a, 30)
try:
    f(-a, 3)
except UnboundLocalError as e:
    print(e)


def g(k):
    for i in range(k):
        if i == 1:
            v = i
        elif i == 2:
            v = [0.5, i]
    try:
        print(v, [v, 1], f"{v}")
    except UnboundLocalError:
        print("unset")


for k in range(4):
    g(k)


# a list as one of two iterables
if a.sum() > 5:
    b = a
else:
    b = a / 2
print([v * 2 for v in b], sum(b))
for v, w in zip(b, a):
    print(v, w)
