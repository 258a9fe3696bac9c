"""Random programs over arrays that run without errors: every statement is tried in CPython while it is made, so shapes and
dtypes are those of the values it has, and what raises is left out.

Numbers are small and mostly sums of powers of two, so that sums are exact in any order.
"""
import random
import warnings

import numpy as np

from program import Block, render

DTYPES = ["np.float64"] * 5 + ["np.float32"] * 2 + ["np.int64"] * 3 + ["np.int32", "np.int8", "np.uint8", "np.int16", "np.uint32", "bool"]
LARGEST = 60          # elements of an array
HUGE = 1e6
TRIES = 4


class Generator:
    def __init__(self, seed):
        self.r = random.Random(seed)
        self.space = {"np": np}  # its variables and their values, as far as it is made
        self.names = 0
        self.helpers = []

    # ---- names and values

    def fresh(self, prefix):
        self.names += 1
        return f"{prefix}{self.names}"

    def variables(self, wanted):
        return [k for k, v in self.space.items() if wanted(v)]

    def array(self, wanted=lambda a: True):
        names = self.variables(lambda v: isinstance(v, np.ndarray) and wanted(v))
        return self.r.choice(names) if names else None

    def value(self, name):
        return self.space[name]

    def pick(self, *options):
        return self.r.choice(options)

    def integer(self):
        names = self.variables(lambda v: type(v) is int)
        return self.r.choice(names) if names and self.r.random() < 0.3 else str(self.r.randint(-4, 7))

    def number(self):
        k = self.r.random()
        if k < 0.5:
            return self.integer()
        names = self.variables(lambda v: type(v) is float)
        return self.r.choice(names) if names and k < 0.65 else self.pick("0.5", "-1.5", "2.0", "0.25", "-0.75", "3.0")

    # ---- expressions: text that gives an array

    def literal(self):
        dtype, n = self.r.choice(DTYPES), self.r.randint(1, 8)
        shape = self.pick((n,), (n,), (self.r.randint(1, 4), self.r.randint(1, 5)), (2, self.r.randint(1, 3), 3))
        size = int(np.prod(shape))
        kind = self.r.random()
        if kind < 0.35:
            start = self.r.randint(0 if "uint" in dtype else -3, 3)
            text = f"np.arange({start}, {size + start}, dtype={dtype})" if dtype != "bool" else f"(np.arange({size}) % 2 == 0)"
            return text if len(shape) == 1 else f"{text}.reshape({', '.join(map(str, shape))})"
        if kind < 0.75:
            values = [self.r.choice(["True", "False"]) if dtype == "bool" else str(self.r.randint(0 if "uint" in dtype else -5, 9) / self.pick(1, 1, 2, 4) if "float" in dtype
                      else self.r.randint(0 if "uint" in dtype else -5, 9)) for _ in range(size)]
            text = f"np.array([{', '.join(values)}], dtype={dtype})"
            return text if len(shape) == 1 else f"{text}.reshape({', '.join(map(str, shape))})"
        shape_text = repr(shape) if len(shape) > 1 or self.r.random() < 0.5 else str(shape[0])
        return self.pick(f"np.zeros({shape_text}, dtype={dtype})", f"np.ones({shape_text}, dtype={dtype})", f"np.full({shape_text}, {self.r.randint(0, 5)}, dtype={dtype})",
                         f"np.zeros({shape_text})", f"np.eye({self.r.randint(1, 4)}, dtype={dtype})", f"np.linspace({self.r.randint(-2, 0)}, {self.r.randint(1, 4)}, {self.pick(2, 3, 5)})")

    def slice_of(self, n):
        r = self.r
        return self.pick(":", f"{r.randint(0, n)}:", f":{r.randint(0, n)}", f":-1", "1:", "::2", "::-1", f"{r.randint(0, n)}:{r.randint(0, n)}", "1::2", f"-{r.randint(1, 3)}:", "-1:0:-1")

    def position(self, n):
        names = self.variables(lambda v: type(v) is int and -n <= v < n)
        if names and self.r.random() < 0.5:
            return self.r.choice(names)
        return str(self.r.randint(-n, n - 1)) if n else "0"

    def view_index(self, a):
        parts = []
        for n in a.shape[:self.r.randint(1, max(1, a.ndim))]:
            parts.append(self.position(n) if self.r.random() < 0.3 else self.slice_of(n))
        if self.r.random() < 0.08:
            parts.insert(self.r.randint(0, len(parts)), self.pick("None", "..."))
        return ", ".join(parts)

    def view(self, name):
        a = self.value(name)
        k = self.r.random()
        if a.ndim == 0:
            return name
        if k < 0.7:
            return f"{name}[{self.view_index(a)}]"
        return self.pick(f"{name}.T", f"{name}.reshape(-1)", f"{name}.ravel()", f"{name}[None]", f"{name}[..., None]", f"{name}.transpose()", f"np.flip({name})",
                         f"{name}.reshape({a.shape[0]}, -1)")

    def operand(self):
        """A name, a view, a literal or a number."""
        name = self.array()
        k = self.r.random()
        if not name or k < 0.08:
            return self.literal()
        return name if k < 0.6 else self.view(name) if k < 0.85 else self.number()

    def mask(self, name):
        a = self.value(name)
        if a.dtype == bool and self.r.random() < 0.5:
            return name
        return self.pick(f"{name} > {self.number()}", f"{name} % 2 == 0" if a.dtype != bool else name, f"{name} <= {self.number()}", f"({name} > 0) & ({name} < 5)", f"{name} != {self.integer()}",
                         f"~({name} > {self.number()})")

    def picks(self, n):
        count = self.r.randint(1, 5)
        values = [self.position(n) for _ in range(count)]
        names = self.variables(lambda v: isinstance(v, np.ndarray) and v.dtype == np.int64 and v.size and v.ndim == 1 and v.min() >= -n and v.max() < n)
        return self.r.choice(names) if names and self.r.random() < 0.4 else self.pick(f"[{', '.join(values)}]", f"np.array([{', '.join(values)}])")

    def unary(self, x):
        return self.pick(f"-{x}", f"np.abs({x})", f"np.sqrt(np.abs({x}))", f"np.floor({x})", f"np.square({x})", f"np.sign({x})", f"np.exp(np.minimum({x}, 3))", f"np.sin({x})",
                         f"np.tanh({x})", f"({x}).astype({self.r.choice(DTYPES)})", f"np.log(np.abs({x}) + 1)", f"np.clip({x}, -2, 3)", f"np.cumsum({x})", f"np.sort({x})",
                         f"({x}).copy()", f"np.isnan({x})", f"np.logical_not({x})", f"np.rint({x})", f"np.cos({x})", f"np.maximum({x}, 0)", f"np.negative({x})")

    def binary(self, x, y):
        op = self.pick("+", "+", "-", "*", "*", "/", "//", "%", "<", ">=", "==", "!=", "&", "|", "^", "**")
        if op == "**":
            return f"{x} ** {self.pick('2', '3', '0', '0.5', '1')}"
        if op in "/ // %".split() and self.r.random() < 0.8:
            y = self.pick("2", "3", "-2", "0.5", "4.0")
        return f"{x} {op} {y}" if self.r.random() < 0.75 else f"np.{self.pick('maximum', 'minimum', 'add', 'subtract', 'multiply', 'fmax', 'logical_and', 'logical_xor', 'hypot', 'arctan2')}({x}, {y})"

    def structural(self, name):
        a = self.value(name)
        axis = self.r.randint(-a.ndim, a.ndim - 1) if a.ndim else 0
        other = self.array(lambda b: b.ndim == a.ndim) or name
        n = a.shape[0] if a.ndim else 1
        return self.pick(f"np.concatenate([{name}, {other}])", f"np.concatenate(({name}, {other}), axis={axis})", f"np.stack([{name}, {name}])", f"np.where({self.mask(name)}, {name}, {self.operand()})",
                         f"np.repeat({name}, 2)", f"np.roll({name}, {self.integer()})", f"np.tile({name}, 2)", f"{name}[{self.mask(name)}]", f"{name}[{self.picks(n)}]", f"np.take({name}, {self.picks(a.size)})" if a.size else name,
                         f"np.diff({name})", f"np.outer({name}, {other})", f"{name} @ {other}", f"np.dot({name}, {other})", f"np.flip({name}, axis={axis})", f"np.argsort({name}, kind='stable')",
                         f"np.vstack([{name}, {name}])", f"np.expand_dims({name}, {self.pick(0, -1)})", f"np.zeros_like({name})", f"np.ones_like({name})", f"np.cumsum({name}, axis={axis})", f"np.broadcast_to({name}, (2,) + {name}.shape)",
                         f"np.array([v * 2 for v in {name}])", f"np.nonzero({name})[0]", f"np.sort({name}, axis={axis})", f"np.swapaxes({name}, 0, {axis})", f"np.atleast_2d({name})", f"np.triu({name})")

    def reduction(self, name):
        a = self.value(name)
        axis = self.pick("", "", f"axis={self.r.randint(-a.ndim, a.ndim - 1)}" if a.ndim else "")
        if axis and self.r.random() < 0.2:
            axis += ", keepdims=True"
        method = self.pick("sum", "sum", "max", "min", "mean", "any", "all", "argmax", "argmin", "var", "std", "prod")
        comma = ", " if axis else ""
        return self.pick(f"{name}.{method}({axis})", f"np.{method}({name}{comma}{axis})", f"np.count_nonzero({name})", f"np.median({name})", f"({name} > 0).sum({axis})", f"np.ptp({name})")

    def expression(self, depth=0):
        name = self.array()
        k = self.r.random()
        if not name or k < 0.05:
            return self.literal()
        inner = self.operand if depth or k > 0.5 else lambda: f"({self.expression(depth + 1)})"
        if k < 0.2:
            return self.unary(inner())
        if k < 0.6:
            return self.binary(inner(), self.operand())
        if k < 0.75:
            return self.structural(name)
        if k < 0.85 and self.helpers:
            return f"{self.r.choice(self.helpers)}({self.operand()}, {self.operand()})"
        return self.reduction(name) if k < 0.93 else self.view(name)

    # ---- statements

    def target(self):
        """Some elements of an array, to be stored to."""
        name = self.array(lambda a: a.ndim > 0 and a.flags.writeable)
        if not name:
            return None, None
        a = self.value(name)
        k = self.r.random()
        if k < 0.55:
            return name, f"{name}[{self.view_index(a)}]"
        if k < 0.7:
            return name, f"{name}[{self.mask(name)}]"
        if k < 0.85:
            return name, f"{name}[{', '.join(self.position(n) for n in a.shape)}]"
        return name, f"{name}[{self.picks(a.shape[0])}]"

    def store(self):
        name, target = self.target()
        if not name:
            return None
        k = self.r.random()
        if k < 0.3:
            return f"{target} = {self.number()}"
        if k < 0.5:
            return f"{target} {self.pick('+=', '-=', '*=')} {self.number() if self.r.random() < 0.5 else self.operand()}"
        if k < 0.7:   # shifted onto itself
            shift = self.pick(("1:", ":-1"), (":-1", "1:"), ("::-1", ":"), ("2:", ":-2"), (":", "::-1"))
            value = self.pick(f"{name}[{shift[1]}]", f"{name}[{shift[1]}] + {self.number()}", f"{name}[{shift[1]}] * {name}[{shift[0]}]")
            return f"{name}[{shift[0]}] {self.pick('=', '=', '+=', '-=')} {value}"
        return f"{target} = {self.expression()}"

    def augment(self):
        name = self.array(lambda a: a.flags.writeable and a.ndim > 0)
        if not name:
            return None
        return self.pick(f"{name} {self.pick('+=', '-=', '*=')} {self.operand()}", f"np.{self.pick('add', 'multiply', 'maximum')}({name}, {self.operand()}, out={name})", f"{name}.fill({self.integer()})",
                         f"{name}.sort()", f"{name} //= 2", f"{name} %= 3", f"{name} &= 3")

    def scalar(self):
        name = self.array(lambda a: a.size > 0)
        k = self.r.random()
        if name and k < 0.5:
            a = self.value(name)
            text = f"{name}[{', '.join(self.position(n) for n in a.shape)}]" if a.ndim else f"{name}[()]"
            return f"{self.fresh('s')} = {self.pick(text, text, f'float({text})', f'int({text})', f'{name}.sum()', f'{name}.max()', f'float({name}.mean())', f'{name}.shape[0]' if a.ndim else text, f'len({name})' if a.ndim else text)}"
        x, y = self.number(), self.number()
        return f"{self.fresh('s')} = {self.pick(f'{x} + {y}', f'{x} * {y} - 1', f'{x} // 2', f'{x} % 3', f'abs({x})', f'max({x}, {y})', f'min({x}, {y})', f'round({x})', f'{x} / 4', f'-{x}', f'{x} if {y} > 0 else {y}', f'int({x}) ** 2', f'{x} < {y}')}"

    def assign(self):
        reuse = self.array() if self.r.random() < 0.25 else None
        return f"{reuse or self.fresh('a')} = {self.expression()}"

    def printing(self):
        name = self.array()
        numbers = self.variables(lambda v: isinstance(v, (int, float, np.generic)) and not isinstance(v, bool))
        if numbers and self.r.random() < 0.3:
            x = self.r.choice(numbers)
            return self.pick(f"print({x})", f"print(f'{{{x}:.3f}}')", f"print('x', {x}, type({x}).__name__)")
        return self.pick(f"print({name})", f"print({name}.shape, {name}.dtype)", f"print({name}.tolist())", f"print(repr({name}))", f"print({name}.sum(), {name}.size)") if name else None

    def listing(self):
        name = self.array(lambda a: a.ndim == 1)
        lists = self.variables(lambda v: type(v) is list)
        if lists and self.r.random() < 0.6:
            l = self.r.choice(lists)
            return self.pick(f"{l}.append({self.number()})", f"print({l})", f"{self.fresh('s')} = sum({l})", f"{self.fresh('a')} = np.array({l})", f"print(len({l}), max({l}))", f"{l}[0] = {self.number()}", f"print(sorted({l}))")
        return f"{self.fresh('l')} = {self.pick(f'{name}.tolist()' if name else '[1, 2]', f'[v * 2 for v in range({self.r.randint(1, 5)})]', f'[{self.number()}, {self.number()}]', f'[float(v) for v in {name}]' if name else '[0.5]')}"

    def helper(self):
        name = self.fresh("f")
        body = self.pick(["return x * 2 + y"], ["z = x + y", "return z - x"], ["x = np.maximum(x, y)", "return x.sum()"], ["return np.where(x > y, x, y)"], ["if np.sum(x) > 3:", "    return x + 0", "return y + 0"],
                         ["t = np.zeros(3)", "t[1:] = np.sum(x)", "return t * y"], ["return x - k * y"], ["s = 0.0", "for v in np.ravel(x):", "    s += v", "return s + np.sum(y)"])
        self.helpers.append(name)
        return Block(f"def {name}(x, y{', k=' + self.pick('2', '0.5') if 'k' in body[0] else ''}):", body)

    def block(self, depth):
        kind = self.r.random()
        count = self.r.randint(2, 5)
        name = self.array(lambda a: a.ndim > 0 and a.size > 0)
        if kind < 0.55:
            variable = self.fresh("i")
            limit = f"{name}.shape[0]" if name and self.r.random() < 0.4 else str(count)
            header, self.space[variable] = f"for {variable} in range({self.pick(limit, limit, f'1, {count + 1}', f'{count}, 0, -1')}):", 0 if "0, -1" not in limit else 1
        elif kind < 0.65 and name:
            variable = self.fresh("v")
            header, self.space[variable] = f"for {variable} in {name}:", self.value(name)[0]
        elif kind < 0.75:
            variable = self.fresh("n")
            self.space[variable] = 0
            body = self.statements(self.r.randint(1, 3), depth + 1, inside=True) + [f"{variable} += 1"]
            return [f"{variable} = 0", Block(f"while {variable} < {count}:", body)]
        else:
            header = f"if {self.condition(name)}:"
        return [Block(header, self.statements(self.r.randint(1, 3), depth + 1, inside=True))]

    def condition(self, name):
        options = [f"{self.number()} < {self.number()}"] + ([f"{name}.sum() > {self.integer()}", f"{name}.any()", f"len({name}) > 2", f"({name} > 0).all()"] if name else [])
        return self.r.choice(options)

    def statements(self, count, depth, inside=False):
        made = []
        for _ in range(count):
            for _ in range(TRIES):
                s = self.statement(depth, inside)
                if s and self.attempt(s, inside):
                    made += s
                    break
        return made

    def statement(self, depth, inside):
        k = self.r.random()
        if depth < 2 and k < (0.18 if depth == 0 else 0.1):
            return self.block(depth)
        if not inside and k < 0.24:
            return [self.helper()]
        s = (self.store() if k < 0.45 else self.augment() if k < 0.55 else self.scalar() if k < 0.63 else self.printing() if k < 0.7 else self.listing() if k < 0.75 else self.assign())
        return [s] if s else None

    # ---- trying

    def attempt(self, statements, inside):
        """Runs statements in the values of the moment; inside a block they must keep the types of what they assign."""
        before = dict(self.space)
        if not self.runs("\n".join(render(statements, 0))) or not all(is_small(v) for v in self.space.values()) or (inside and self.retypes(before)):
            self.space = before
            return False
        return True

    def runs(self, text):
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                exec(text, self.space)
        except Exception:
            return False
        self.space.pop("__builtins__", None)
        return True

    def retypes(self, before):
        return self.r.random() < 0.9 and any(k in self.space and kind_of(self.space[k]) != kind_of(v) for k, v in before.items())


def kind_of(v):
    return (v.dtype, v.shape) if isinstance(v, np.ndarray) else type(v)


def is_small(v):
    if isinstance(v, np.ndarray):
        return v.size <= LARGEST and v.ndim <= 4 and not (v.dtype.kind == "f" and v.size and np.nanmax(np.abs(np.where(np.isinf(v), 0, v))) > HUGE)
    return not isinstance(v, (int, float)) or abs(v) < HUGE


def program(seed):
    """The statements of the program of this seed."""
    g = Generator(seed)
    g.space["print"] = lambda *a: None
    body = []
    for _ in range(g.r.randint(1, 3)):
        s = f"{g.fresh('a')} = {g.literal()}"
        if g.attempt([s], False):
            body.append(s)
    body += g.statements(g.r.randint(3, 10), 0)
    for name in g.variables(lambda v: isinstance(v, (np.ndarray, np.generic, int, float, list)))[-8:]:
        body.append(f"print({name}, {name}.dtype)" if isinstance(g.value(name), np.ndarray) else f"print({name})")
    return body
