from functools import lru_cache, cache
import numpy as np
n = int(np.random.RandomState(0).randint(10, 20))
calls = 0
@lru_cache(maxsize=None)
def fib(k):
    return k if k < 2 else fib(k - 1) + fib(k - 2)
print(fib(n), fib(70))
@cache
def paths(r, c):
    if r == 0 or c == 0:
        return 1
    return paths(r - 1, c) + paths(r, c - 1)
print(paths(n, n))
@lru_cache
def collatz(k):
    return 0 if k == 1 else 1 + collatz(k // 2 if k % 2 == 0 else 3 * k + 1)
best = max(range(1, 300), key=collatz)
print(best, collatz(best))
@lru_cache(maxsize=4)
def square(k):
    print("square", k)
    return k * k
print([square(i % 3) for i in range(n)])
print(fib.cache_info(), square.cache_info())
square.cache_clear()
print(square(2), square.cache_info())
import numpy as np
n = int(np.random.RandomState(0).randint(10, 20))
def memo(function):
    cache = {}
    def wrapper(*args):
        if args in cache:
            return cache[args]
        value = function(*args)
        cache[args] = value
        return value
    return wrapper
@memo
def fib(k):
    return k if k < 2 else fib(k - 1) + fib(k - 2)
print(fib(n), fib(60))
@memo
def paths(r, c):
    if r == 0 or c == 0:
        return 1
    return paths(r - 1, c) + paths(r, c - 1)
print(paths(n, n))
