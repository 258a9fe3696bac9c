import numpy as np
def f(n):
    if n > 3:
        a = np.arange(n)
    while n > 0 and a.any():
        n -= 1
    return n
print(f(int(np.array([5]).sum())))
try:
    print(f(int(np.array([2]).sum())))
except UnboundLocalError as e:
    print("unbound")
def g(n):
    while [1, 2][n] > 0:
        n += 1
    return n
try:
    g(int(np.array([0]).sum()))
except IndexError as e:
    print("index")
print(f(int(np.array([3]).sum())))
