"""Random programs over arrays that run without errors: every statement is tried in CPython while it is made, so shapes and
dtypes are those of the values it has. What raises is left out, or caught.
"""
import numpy as np

from statements import Statements


def program(seed):
    """The statements of the program of this seed."""
    g = Statements(seed)
    body = []
    for _ in range(g.r.randint(1, 3)):
        s = [f"{g.fresh('a')} = {g.literal()}"]
        if g.attempt(s):
            body += s
    body += g.statements(g.r.randint(3, 10), 0)
    for name in g.variables(lambda v: isinstance(v, (np.ndarray, np.generic, int, float, list, tuple)))[-14:]:
        body.append(f"print({name}, {name}.dtype)" if isinstance(g.value(name), np.ndarray) else f"print({name})")
    return body
