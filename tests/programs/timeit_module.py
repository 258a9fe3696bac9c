import timeit
import time
from timeit import timeit as tt, repeat
def f(n):
    global calls
    t = 0
    for i in range(n):
        t += i
    return t
def g():
    print("g")
print(tt("f(10)", setup="from __main__ import f", number=1000) >= 0)
print(tt(g, number=2) >= 0)
print(timeit.timeit("x = [1,2]\nx.append(3)\nprint(x)", "y = 3\nprint(y)", number=2) >= 0)
print(len(repeat("pass", repeat=3, number=10)))
t = timeit.Timer("__main__.f(3)", setup="import __main__")
print(t.timeit(number=5) >= 0)
data = [3, 1, 2]
print(tt("sorted(data)", globals={"data": data}, number=3) >= 0)
time.sleep(0.01)
def main():
    for name in ("f", "h"):
        setup = f"from __main__ import {name}"
        print(name, timeit.timeit(f"{name}(4)", setup=setup, number=3) >= 0)
def h(n): return n
main()
try:
    time.sleep(-1)
except ValueError as e:
    print(e)


def timed():
    print(timeit.timeit("print(f(3), data)", globals=globals(), number=1) >= 0)


timed()
