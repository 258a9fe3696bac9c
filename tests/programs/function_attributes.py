import functools
import time
import numpy as np
def timed(f):
    @functools.wraps(f)
    def wrapper(*args, **kwargs):
        t = time.perf_counter()
        r = f(*args, **kwargs)
        wrapper.calls += 1
        print(f.__name__, time.perf_counter() - t < 100)
        return r
    wrapper.calls = 0
    return wrapper
@timed
def norm(a, p=2):
    """The norm."""
    return np.sum(np.abs(a) ** p) ** (1 / p)
print(norm(np.arange(5.0)), norm(np.arange(3.0), p=3))
print(norm.__name__, norm.__doc__, norm.calls)
def counter():
    counter.n += 1
    return counter.n
counter.n = 0
counter(); counter()
print(counter.n)
for g in (np.sin, norm, counter):
    print(g.__name__)
def f(x):
    """Docs of f."""
    return x
class A:
    "of A"
    def m(self):
        "m"
print(f.__doc__, f.__name__, A.__doc__, A.m.__doc__, f.__module__, A.__module__, A.__qualname__)
print(A().__doc__, (lambda x: x).__name__, A().__class__.__name__)


class Settings:
    """What is set."""

    def __init__(self, **options):
        self.__dict__.update(options)


s = Settings(rate=0.5, steps=3)
setattr(s, "name", "run")
vars(s)["extra"] = 1
print(s.rate, s.name, s.extra, sorted(vars(s)), s.__dict__["steps"], hasattr(s, "depth"), getattr(s, "depth", 7))


def outer():
    def inner():
        """In."""
    return inner


print(outer().__qualname__, outer.__qualname__, Settings.__init__.__qualname__, hasattr(outer, "limit"), getattr(outer, "limit", -1))
total = 0
for i in range(3):
    outer.limit = i * total
    total += 2
print(outer.limit, outer.__dict__)
