"""The values of a program while it is made: every statement runs in CPython as soon as it is written, and what fails or is
not wanted is taken back by running the others again."""
import random
import warnings

import numpy as np

from program import Block, render

LARGEST = 60          # elements of an array
HUGE = 1e6
CAUGHT = (ValueError, IndexError, ZeroDivisionError, KeyError)
CAST = "Cannot cast ufunc"   # TypeErrors that are caught, too


class Level:
    """A scope: `make` gives its first variables, `trace` is the code that ran in it since."""

    def __init__(self, make):
        self.make, self.trace = make, []


class State:
    def __init__(self, seed):
        self.r = random.Random(seed)
        self.levels = [Level(lambda: {"np": np, "print": silent})]
        self.space = self.levels[0].make()
        self.names = 0
        self.error = None  # why the last statement failed
        self.uint32 = False  # the program may have such arrays: what does not fit becomes what the place in memory decides
        self.fixed = set()  # variables that statements leave alone: those of loops

    def fresh(self, prefix):
        self.names += 1
        return f"{prefix}{self.names}"

    # ---- values

    def paths(self):
        """Names of the variables and of the fields of objects, with their values."""
        for k, v in self.space.items():
            yield k, v
            if hasattr(v, "__dict__") and type(v).__name__[0] == "C" and not isinstance(v, type):
                yield from ((f"{k}.{f}", x) for f, x in vars(v).items())

    def variables(self, wanted):
        return [k for k, v in self.paths() if wanted(v)]

    def array(self, wanted=lambda a: True):
        names = self.variables(lambda v: isinstance(v, np.ndarray) and wanted(v))
        return self.r.choice(names) if names else None

    def value(self, path):
        v = self.space[path.split(".")[0]]
        for field in path.split(".")[1:]:
            v = getattr(v, field)
        return v

    def scalars(self, wanted):
        return self.variables(lambda v: type(v) in (int, float, bool) and wanted(v))

    # ---- running

    def attempt(self, statements, keeps=None):
        """Runs statements; when they fail, or `keeps` does not like the values before, as if they had not run."""
        before = dict(self.space)
        lines = render(statements, 0)
        self.uint32 = self.uint32 or any("uint32" in line for line in lines)
        code = compile("\n".join(lines), "made", "exec")
        self.error = self.run(code)
        if not self.error and all(is_small(v) for _, v in self.paths()) and (not keeps or keeps(before)):
            self.levels[-1].trace.append(code)
            return True
        self.rebuild()
        return False

    def run(self, code):
        try:
            with warnings.catch_warnings(record=True) as given:
                warnings.simplefilter("ignore")
                warnings.simplefilter("always", DeprecationWarning)
                warnings.filterwarnings("always", "invalid value encountered in cast")
                exec(code, self.space)
        except Exception as e:
            return e
        for w in given:
            if w.category is DeprecationWarning or self.uint32:
                return w.message
        self.space.pop("__builtins__", None)

    def rebuild(self):
        for level in self.levels:
            self.space = level.make()
            for code in level.trace:
                self.run(code)

    def mark(self):
        return len(self.levels[-1].trace)

    def back_to(self, mark):
        del self.levels[-1].trace[mark:]
        self.rebuild()

    def enter(self, make):
        """A scope inside this one, whose first variables are make()."""
        self.levels.append(Level(make))
        self.space = make()

    def leave(self):
        self.levels.pop()
        self.rebuild()


def silent(*_, **__):
    pass


def kind_of(v):
    return (v.dtype, v.ndim) if isinstance(v, np.ndarray) else type(v)


def is_small(v):
    if isinstance(v, np.ndarray):
        if v.dtype.kind not in "fc" or not v.size:
            return v.size <= LARGEST and v.ndim <= 4 and v.dtype.kind in "biufc"
        with np.errstate(all="ignore"):
            finite = np.abs(v[np.isfinite(v)])
        return v.size <= LARGEST and v.ndim <= 4 and not (finite.size and float(finite.max()) > HUGE)
    if isinstance(v, (list, tuple)):
        return len(v) <= LARGEST and all(is_small(x) for x in v)
    return not isinstance(v, (int, float)) or abs(v) < HUGE or v != v
