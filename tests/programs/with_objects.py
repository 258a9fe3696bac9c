# with over the program's own objects, left in every way.
import numpy as np

n = int(np.arange(4).sum())


class Section:
    def __init__(self, name, swallows=False):
        self.name = name
        self.swallows = swallows
        self.entered = 0

    def __enter__(self):
        self.entered += 1
        print("enter", self.name, self.entered)
        return self

    def __exit__(self, kind, value, traceback):
        print("exit", self.name, kind is None, value if kind is None else str(value))
        return self.swallows and kind is ValueError


class Scale:
    def __init__(self, by):
        self.by = by

    def __enter__(self):
        return self.by

    def __exit__(self, *details):
        print("scaled", len(details), details[0] is None)


with Section("plain") as s:
    print(s.name, n)

with Section("outer") as a, Section("inner", True) as b:
    print(a.name, b.name)
    if n == 6:
        raise ValueError("inside")
    print("not reached")
print("after")


def find(values, want):
    with Section("find"):
        for i, v in enumerate(values):
            with Scale(2) as by:
                if v * by == want:
                    return i
    return -1


print(find([1, 2, n], 12), find([1, 2, n], 5))

for i in range(3):
    with Scale(i) as by:
        if i == n - 5:
            continue
        print(i * by)

try:
    with Section("try"):
        print([1, 2][n])
except IndexError as e:
    print("caught", e)

with np.errstate(all="ignore"):
    print(np.array([1.0, -1.0]) / 0)

with Section("swallow", True):
    raise ValueError(f"number {n}")
with Section("last", True):
    if n > 5:
        raise KeyError("gone")
print("not reached")
