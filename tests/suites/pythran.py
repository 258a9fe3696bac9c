"""Pythran's unit tests, one case a call: the results and the arguments afterwards. PYTHRAN: the folder of a checkout.

Its test modules are run with a test class that records each call instead of compiling it."""
import os
import pathlib
import re
import sys
import types
import unittest
from textwrap import dedent

import numpy as np

import suite

SHOW = """\
def _details_(v):
    if isinstance(v, (list, tuple)):
        return type(v)(map(_details_, v)) if type(v) in (list, tuple) else v
    return (v.dtype.name, v.shape, v.tolist()) if hasattr(v, 'dtype') else v
"""


class Collector(unittest.TestCase):
    calls = []

    def run_test(self, code, *params, **interface):
        names = [k for k in interface if k not in ("prelude", "check_exception", "thread_count")]
        self.calls.append((self.id(), dedent(code), names[0] if names else None, params))

    def run_test_case(self, *args, **kwargs):
        raise unittest.SkipTest("a program")

    def __getattr__(self, name):
        raise AttributeError(name) if name.startswith("__") else unittest.SkipTest(name)


class Anything:
    """Stands for what Pythran's own modules offer: types in signatures."""

    def __getattr__(self, name):
        return Anything()

    def __getitem__(self, key):
        return Anything()

    def __call__(self, *args, **kwargs):
        return Anything()


def stand_ins():
    for name in ("pythran", "pythran.tests", "pythran.typing", "pythran.config", "pythran.types", "packaging", "packaging.version"):
        module = types.ModuleType(name)
        module.__getattr__ = lambda n: (_ for _ in ()).throw(AttributeError(n)) if n.startswith("__") else Anything()
        module.__path__ = []
        sys.modules[name] = module
    sys.modules["pythran.tests"].TestEnv = Collector
    sys.modules["packaging"].version = types.SimpleNamespace(parse=lambda v: tuple(int(x) for x in re.findall(r"\d+", v)), Version=lambda v: tuple(int(x) for x in re.findall(r"\d+", v)))


def literal(value):
    if isinstance(value, np.ndarray):
        if value.dtype.kind not in "biufc" or value.size > 5000:
            raise ValueError
        text = repr(value.ravel().tolist()).replace("nan", "np.nan").replace("inf", "np.inf")
        return f"np.array({text}, dtype='{value.dtype.name}').reshape({value.shape})"
    if isinstance(value, np.generic):
        return f"np.{type(value).__name__}({value.item()!r})".replace("(nan", "(np.nan").replace("(inf", "(np.inf")
    if isinstance(value, (list, tuple)):
        inner = ", ".join(map(literal, value))
        return f"[{inner}]" if isinstance(value, list) else f"({inner}{',' if len(value) == 1 else ''})"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{literal(k)}: {literal(v)}" for k, v in value.items()) + "}"
    if isinstance(value, (set, frozenset)):
        return f"{type(value).__name__}([" + ", ".join(map(literal, value)) + "])"
    if value is None or isinstance(value, (bool, int, float, complex, str, slice)):
        return re.sub(r"\b(nan|inf)\b", r"np.\1", repr(value)) if isinstance(value, (float, complex)) else repr(value)
    raise ValueError


def cases(everything):
    root = os.environ.get("PYTHRAN")
    if not root:
        return None
    stand_ins()
    for path in sorted(pathlib.Path(root, "pythran", "tests").glob("test_*.py")):
        module = types.ModuleType(path.stem)
        try:
            exec(compile(path.read_text(), str(path), "exec"), module.__dict__)
        except BaseException:
            continue
        for value in list(vars(module).values()):
            if isinstance(value, type) and issubclass(value, Collector) and value is not Collector:
                unittest.defaultTestLoader.loadTestsFromTestCase(value).run(unittest.TestResult())
    out, seen = [], {}
    for name, code, function, params in Collector.calls:
        if not function or "omp" in code or "pythran export" in code:
            continue
        seen[name] = seen.get(name, 0) + 1
        try:
            arguments = ", ".join(map(literal, params))
        except ValueError:
            continue
        text = suite.PRELUDE + SHOW + "import numpy as np\n" + code + f"\n_args_ = [{arguments}]\n"
        text += suite.example(0, f"_r_ = {function}(*_args_)\n_details_(_r_)") + suite.example(1, "_details_(_args_)")
        linear = any(w in code for w in ("linalg", "fft", "dot", "@", "var", "std", "mean", "sum", "scipy.special"))
        out.append(suite.Case(f"{name}.{seen[name]}", text, 2, close=linear, pure=True))
    return out if everything else out[::25]
