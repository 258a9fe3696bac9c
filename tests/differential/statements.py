"""Random statements over the variables of a State."""
import numpy as np

from expressions import DTYPES, Expressions
from program import Block, render
from state import CAST, CAUGHT, kind_of

TRIES = 4
DEEPEST = 2


class Statements(Expressions):
    # ---- stores

    def target(self):
        """An array, some elements of it to be stored to, and whether a mask or arrays of indices say which."""
        name = self.array(lambda a: a.ndim > 0 and a.flags.writeable)
        if not name:
            return None, None, False
        a = self.value(name)
        k = self.r.random()
        if k < 0.45:
            return name, f"{name}[{self.view_index(a)}]", False
        if k < 0.6:
            return name, f"{name}[{self.mask(name)}]", True
        if k < 0.75:
            return name, f"{name}[{', '.join(self.position(n) for n in a.shape)}]", False
        if k < 0.88:
            return name, f"{name}[{self.gather_index(a, a)}]", True
        return name, self.r.choice([f"{name}.T[{self.slice_of(a.shape[-1])}]", f"{name}[{self.slice_of(a.shape[0])}][{self.slice_of(a.shape[0])}]", f"{name}.reshape(-1)[{self.slice_of(a.size)}]", f"{name}[...]", f"{name}[:]"]), False

    def store(self):
        name, target, picked = self.target()
        if not name:
            return None
        k = self.r.random()
        if k < 0.3:
            return f"{target} = {self.number()}"
        if k < 0.5:
            return f"{target} {self.r.choice(['+=', '-=', '*=', '/=', '//=', '%=', '**=', '|=', '+='])} {self.number() if self.r.random() < 0.5 else self.operand(name)}"
        if k < 0.7:
            return self.shifted(name)
        value = self.expression()
        return None if picked and self.shares(value, name) else f"{target} = {value}"

    def shares(self, value, name):
        """Whether the array that an expression gives lies in the memory of another."""
        mark = self.mark()
        if not self.attempt([f"value = {value}"]):
            return False
        given = self.space["value"]
        shared = isinstance(given, np.ndarray) and np.may_share_memory(given, self.value(name))
        self.back_to(mark)
        return shared

    def shifted(self, name):
        """An array stored onto itself, elsewhere."""
        to, source = self.r.choice([("1:", ":-1"), (":-1", "1:"), ("::-1", ":"), ("2:", ":-2"), (":", "::-1"), ("1::2", "::2"), ("::2", "1::2"), (":3", "-3:"), ("1:-1", "2:")])
        if self.value(name).ndim == 2 and self.r.random() < 0.3:
            to, source = ":, " + to, ":, " + source
        x, y = f"{name}[{source}]", f"{name}[{to}]"
        return f"{y} {self.r.choice(['=', '=', '+=', '-=', '*='])} " + self.r.choice([x, f"{x} + {self.number()}", f"{x} * {y}", f"{x} - {name}", f"np.maximum({x}, {y})", f"{name}.T[{source}]", f"({x} + {y}) / 2"])

    def augment(self):
        name = self.array(lambda a: a.flags.writeable)
        if not name:
            return None
        x = self.operand(name)
        return self.r.choice([f"{name} {self.r.choice(['+=', '-=', '*=', '/=', '//=', '%=', '**=', '&=', '|=', '^=', '<<='])} {x}"] * 4 + [f"np.{self.r.choice(['add', 'multiply', 'maximum', 'subtract'])}({name}, {x}, out={name})"] * 2
                             + [f"{name}.fill({self.integer()})", f"{name}.sort()", f"{name} //= 2", f"{name} %= 3", f"{name} &= 3", self.scattered(name),
                                f"np.clip({name}, -2, 4, out={name})", f"{name}.sort(axis=0)", f"np.copyto({name}, {x})", f"np.copyto({name}, {x}, where={self.mask(name)})", f"np.fill_diagonal({name}, {self.number()})",
                                "pass" if self.r.random() < 0.6 else f"np.put({name}, {self.picks(self.value(name).size or 1, self.value(name))}, {self.number()})", f"np.sqrt(np.abs({name}), out={name})", f"np.putmask({name}, {self.mask(name)}, {self.number()})",
                                f"np.add({name}, {x}, out={name}, where={self.mask(name)})", f"np.negative({name}, {name})"])

    def scattered(self, name):
        """NumPy 1.24 reads beyond its buffers in `at` of other indices and of arrays of more dimensions."""
        a = self.value(name)
        indices = ", ".join(self.position(a.shape[0]) for _ in range(self.r.randint(1, 6))) if a.ndim == 1 else ""
        return f"np.{self.r.choice(['add', 'subtract', 'maximum'])}.at({name}, [{indices}], {self.number()})" if indices else f"{name} += 1"

    # ---- assignments

    def scalar(self):
        name = self.array(lambda a: a.size > 0)
        if name and self.r.random() < 0.5:
            a = self.value(name)
            item = f"{name}[{', '.join(self.position(n) for n in a.shape)}]" if a.ndim else f"{name}[()]"
            length = [f"{name}.shape[0]", f"len({name})", f"{name}.shape[-1] * 2"] if a.ndim else []
            return f"{self.fresh('s')} = {self.r.choice([item, item, f'float({item})', f'int({item})', f'{name}.sum()', f'{name}.max()', f'float({name}.mean())', f'{item}.item()', f'{name}.size', f'{name}.ndim', f'bool({item})', f'int({name}.argmax())'] + length)}"
        names = [n for n in self.scalars(lambda v: True) if n not in self.fixed]
        if names and self.r.random() < 0.3:
            return f"{self.r.choice(names)} {self.r.choice(['+=', '-=', '*=', '//=', '%='])} {self.number()}"
        x, y = self.number(), self.number()
        return f"{self.fresh('s')} = {self.r.choice([f'{x} + {y}', f'{x} * {y} - 1', f'{x} // 2', f'{x} % 3', f'abs({x})', f'max({x}, {y})', f'min({x}, {y})', f'round({x})', f'{x} / 4', f'-{x}', f'{x} if {y} > 0 else {y}', f'int({x}) ** 2', f'{x} < {y}', f'{x} // {y}', f'{x} % {y}', f'divmod({x}, 3)[1]', f'not {x}', f'{x} and {y}', f'{x} or {y}', f'float({x})', f'int({x}) & 3', f'{x} << 1', f'pow({x}, 2)', f'0 < {x} <= {y}', f'int({x}) ^ 5'])}"

    def assign(self):
        reuse = self.array() if self.r.random() < 0.25 else None
        return f"{reuse or self.fresh('a')} = {self.expression()}"

    def alias(self):
        name = self.array(lambda a: a.ndim > 0)
        return f"{self.fresh('v')} = {self.view(name)}" if name else None

    def several(self):
        """An assignment to more than one name."""
        name = self.array(lambda a: a.ndim > 0)
        if not name:
            return None
        x, y, n = self.fresh("a"), self.fresh("a"), self.value(name).shape[0]
        text = self.r.choice([f"{x}, {y} = np.divmod({name}, {self.r.choice(['2', '3', '-2', '2.5'])})", f"{x}, {y} = np.modf({name})", f"{x}, {y} = np.unique({name}, return_counts=True)", f"{x}, {y} = np.meshgrid({name}, [1, 2])",
                              f"{x}, {y} = np.nonzero({name})", f"{x}, {y} = {name}[0], {name}[-1]", f"{x}, {y} = {name}.min(), {name}.max()", f"{x}, *{y} = {name}.tolist()", f"{x}, {y} = np.split({name}, 2)",
                              f"{x}, {y} = np.frexp({name})", f"{x}, {y} = {name}.shape[0], {name}.T", f"{x}, {y} = np.unique({name}, return_inverse=True)", f"{x}, {y} = np.histogram({name}, 3)", f"{name}[0], {name}[-1] = {name}[-1], {name}[0]"
                              if n else f"{x}, {y} = 1, 2", f"{x} = {y} = {name}[{self.slice_of(n)}]", f"{x}, {y} = np.unravel_index({self.integer(0, 5)}, ({n}, 3))", f"{x}, {y} = np.where({name} > 0)"])
        return text

    def listing(self):
        name = self.array(lambda a: a.ndim == 1)
        lists = self.variables(lambda v: type(v) is list)
        if lists and self.r.random() < 0.6:
            x = self.r.choice(lists)
            return self.r.choice([f"{x}.append({self.number()})", f"print({x})", f"{self.fresh('s')} = sum({x})", f"{self.fresh('a')} = np.array({x})", f"print(len({x}), max({x}))", f"{x}[0] = {self.number()}", f"print(sorted({x}))",
                                  f"{self.fresh('s')} = {x}[-1]", f"{self.fresh('l')} = {x}[::-1]", f"{self.fresh('l')} = [v + 1 for v in {x} if v > 0]", f"print({x}.count(2), 2 in {x})"])
        elements = name or "range(3)"
        return f"{self.fresh('l')} = {self.r.choice([f'{name}.tolist()' if name else '[1, 2]', f'[v * 2 for v in range({self.r.randint(1, 5)})]', f'[{self.number()}, {self.number()}]', f'[float(v) for v in {elements}]', f'[int(v) for v in {elements} if v > 1]', f'[i * v for i, v in enumerate({elements})]', f'[np.zeros(i) for i in range(3)]'])}"

    # ---- output

    def printing(self):
        name = self.array()
        numbers = self.variables(lambda v: isinstance(v, (int, float, np.generic)) and not isinstance(v, bool))
        if numbers and self.r.random() < 0.3:
            x = self.r.choice(numbers)
            return self.r.choice([f"print({x})", f"print(f'{{{x}:.3f}}')", f"print('x', {x}, type({x}).__name__)", f"print('%g' % {x})", f"print(f'{{{x}}}', {x} > 1)", f"print(repr({x}))"])
        if not name:
            return None
        return self.r.choice([f"print({name})", f"print({name}.shape, {name}.dtype)", f"print({name}.tolist())", f"print(repr({name}))", f"print({name}.sum(), {name}.size)", f"print({name}.T)", f"print('v', {name}, sep='=')",
                              f"print(f'{{{name}}}')", f"print({name}.dtype, {name}.ndim, {name}.nbytes)", f"print([{name}, 1])", f"print(np.array_equal({name}, {name}.T))", f"print(len({name}))"])

    # ---- statements with statements in them

    def statements(self, count, depth, inside=False):
        made = []
        for _ in range(count):
            for _ in range(TRIES):
                s = self.statement(depth, inside)
                if s and self.attempt(s, self.keeps if inside else None):
                    made += s
                    break
                if s and (type(self.error) in CAUGHT or CAST in str(self.error)) and self.r.random() < 0.12:
                    s = self.caught(s)
                    if self.attempt(s):
                        made += s
                        break
        return made

    def keeps(self, before):
        """Inside a block variables keep their types, mostly."""
        return self.r.random() < 0.04 or all(k not in self.space or kind_of(self.space[k]) == kind_of(v) for k, v in before.items())

    def statement(self, depth, inside):
        k = self.r.random()
        if depth < DEEPEST and k < (0.2 if depth == 0 else 0.12):
            return self.block(depth)
        if depth == 0 and not inside and k < 0.26 and len(self.levels) == 1:
            return self.r.choice([self.function, self.function, self.object])()
        makers = [(0.2, self.store), (0.1, self.augment), (0.1, self.scalar), (0.07, self.printing), (0.06, self.listing), (0.015 if inside else 0.06, self.alias), (0.05, self.several), (0.36, self.assign)]
        s = self.r.choices([m for _, m in makers], [w for w, _ in makers])[0]()
        return [s] if s else None

    def caught(self, statements):
        """Which of two mistakes in one statement NumPy sees first is not asked, nor what it has stored before a mistake."""
        if "negative integer powers" in str(self.error) and any("**=" in line for line in render(statements, 0)):
            return ["pass"]
        if "arrays used as indices must be" in str(self.error) and any("isin(" in line for line in render(statements, 0)):
            return ["pass"]   # NumPy 1.24 fails for uint64
        one = type(self.error).__name__
        kinds = "Exception" if CAST in str(self.error) else self.r.choice([one, "(ValueError, IndexError, ZeroDivisionError, KeyError)", "Exception"])
        made = [Block("try:", statements), Block(f"except {kinds} as e:", ["print(type(e).__name__)" if kinds == one else "print('caught')"])]
        return made + ([Block("finally:", ["print('end')"])] if self.r.random() < 0.15 else [])

    def inner(self, first, depth, least=1):
        """The statements of a block that starts with the statement `first`, which is not part of it."""
        mark = self.mark()
        body = self.statements(self.r.randint(least, 3), depth + 1, inside=True) if self.attempt(first) else []
        self.back_to(mark)
        return body

    def block(self, depth):
        kind = self.r.random()
        name = self.array(lambda a: a.ndim > 0 and a.size > 0)
        if kind < 0.6:
            return self.loop(depth, name)
        if kind < 0.7:
            variable, count = self.fresh("n"), self.r.randint(2, 5)
            self.fixed.add(variable)
            body = self.inner([f"{variable} = 1"], depth) + self.leaving(name)
            return [f"{variable} = 0", Block(f"while {variable} < {count}{f' and ({self.condition(name)})' if self.r.random() < 0.2 else ''}:", [f"{variable} += 1"] + body)]
        if kind < 0.76:
            return [Block("try:", self.inner(["pass"], depth) + ([Block(f"if {self.condition(name)}:", ["raise ValueError('made')"])] if self.r.random() < 0.6 else [])),
                    Block("except ValueError as e:", ["print('caught', e)"] + self.inner(["pass"], depth)), *([Block("else:", self.inner(["pass"], depth))] if self.r.random() < 0.3 else [])]
        return self.branch(depth, name)

    def loop(self, depth, name):
        count, i = self.r.randint(2, 5), self.fresh("i")
        self.fixed.add(i)
        limit = f"{name}.shape[0]" if name and self.r.random() < 0.3 else f"len({name})" if name and self.r.random() < 0.1 else str(count)
        k = self.r.random()
        if k < 0.7 or not name:
            start, over = self.r.choice([("0", limit), ("0", limit), ("1", f"1, {count + 1}"), (str(count), f"{count}, 0, -1"), ("0", f"0, {count}, 2"), ("-1", "-1, 2")])
            header, first = f"for {i} in range({over}):", f"{i} = {start}"
        elif k < 0.8:
            v = self.fresh("v")
            header, first = f"for {i}, {v} in enumerate({name}):", f"{i}, {v} = 0, {name}[0]"
        elif k < 0.88:
            v = self.fresh("v")
            other = self.array(lambda a: a.ndim > 0 and a.size > 0)
            header, first = f"for {i}, {v} in zip({name}, {other}):", f"{i}, {v} = {name}[0], {other}[0]"
        else:
            header, first = f"for {i} in {name}:", f"{i} = {name}[0]"
        made = [Block(header, self.inner([first], depth) + self.leaving(name, i))]
        return made + ([Block("else:", ["print('no break')"])] if self.r.random() < 0.1 else [])

    def leaving(self, name, variable=None):
        """Now and then a way out of the loop."""
        if self.r.random() < 0.75:
            return []
        condition = f"{variable} == 2" if variable and self.r.random() < 0.5 else self.condition(name)
        return [Block(f"if {condition}:", [self.r.choice(["break", "continue"])])] + ([self.printing() or "pass"] if self.r.random() < 0.3 else [])

    def branch(self, depth, name):
        made = [Block(f"if {self.condition(name)}:", self.inner(["pass"], depth))]
        if self.r.random() < 0.3:
            made.append(Block(f"elif {self.condition(name)}:", self.inner(["pass"], depth)))
        if self.r.random() < 0.3:
            made.append(Block("else:", self.inner(["pass"], depth)))
        elif self.r.random() < 0.4:   # both ways give the same name
            x, one, two = self.fresh("a"), self.expression(), self.expression()
            made[0].body.append(f"{x} = {one}")
            made.append(Block("else:", [f"{x} = {two}"]))
        return made

    def condition(self, name):
        x = self.number()
        options = [f"{x} < {self.number()}", f"{x} > 0", f"not {x}", f"{x} == {self.integer()} or {self.number()} > 1"]
        if name and self.value(name).dtype.kind != "c":
            options += [f"{name}.sum() > {self.integer()}", f"{name}.any()", f"len({name}) > 2", f"({name} > 0).all()", f"{name}.shape[0] == {self.integer()}", f"{name}.ravel()[0] > {self.number()}", f"{name}.size and {name}.max() > 3"]
        return self.r.choice(options)

    # ---- definitions

    def function(self):
        """A function of two parameters, made with the values of a call, and that call."""
        name, outer = self.fresh("f"), self.space
        arguments = [self.operand(), self.operand()]
        free = [k for k, v in outer.items() if self.r.random() < 0.2 and isinstance(v, (np.ndarray, int, float))]
        local = self.local_scope(arguments, free)
        if not local:
            return None
        self.enter(local)
        body = self.statements(self.r.randint(1, 4), 1)
        results = self.results(free)
        if self.r.random() < 0.2:
            body.insert(0, Block(f"if {self.condition('x' if getattr(self.space['x'], 'ndim', 0) else None)}:", [f"return {', '.join(self.r.choice('xy') for _ in results)}"]))
        self.leave()
        default = self.r.choice(["", "", ", k=2", ", *, k=0.5"])
        targets = ", ".join(self.fresh("a") for _ in results)
        return [Block(f"def {name}(x, y{default}):", body + [f"return {', '.join(results)}"], not free), f"{targets} = {name}({', '.join(arguments)})"]

    def local_scope(self, arguments, free):
        """Makes the variables of a function that is called with these arguments here, or None when they cannot be had."""
        def make():
            values = [eval(a, self.space) for a in arguments]
            return {"np": np, "print": self.space["print"], "x": values[0], "y": values[1], **{k: self.space[k] for k in free}}
        try:
            make()
        except Exception:
            return None
        return make

    def results(self, free):
        names = [n for n in self.variables(lambda v: isinstance(v, (np.ndarray, int, float, np.generic))) if n not in free] or ["x"]
        return [self.r.choice(names) for _ in range(self.r.choice([1, 1, 1, 2, 2, 3]))]

    def object(self):
        """A class with array fields, and an object of it."""
        kind, name = self.fresh("C"), self.fresh("o")
        first, second = self.operand(), self.operand()
        step = self.r.choice([["self.w = self.w + d"], ["self.w += d"], ["self.w[1:] = self.w[:-1] * d", "self.n += 1"], ["self.b = self.w * d", "self.n = self.n + 1"], ["t = self.w", "t *= d"], ["if self.n > 2:", "    return self.w.sum()", "self.n += 2"]])
        get = self.r.choice(["self.w + self.b", "self.w.sum(), self.n", "self.w", "np.maximum(self.w, self.b)", "self.w[::-1], self.b", "self.b * self.n"])
        copies = self.r.choice(["w", "w", "np.array(w)", "w.copy()", "w * 2"])
        body = [Block("def __init__(self, w, b, n=1):", [f"self.w = {copies}", "self.b = b", "self.n = n"]), Block("def step(self, d):", step + (["return self.n"] if "if" in step[0] else ["return self"] if self.r.random() < 0.3 else [])),
                Block("def get(self):", [f"return {get}"])]
        if self.r.random() < 0.3:
            body.append(Block("def __call__(self, x):", ["return self.w * x + self.n"]))
        if self.r.random() < 0.3:
            body.append(Block("@property", []))
            body[-1:] = ["@property", Block("def size(self):", ["return self.w.size + self.n"])]
        base = []
        if self.r.random() < 0.25:
            base, sub = [Block(f"class {kind}:", body, True)], self.fresh("C")
            body, kind = [Block("def get(self):", ["return super().get()", ] if self.r.random() < 0.5 else ["return self.b, self.w"])], f"{sub}({kind})"
        made = base + [Block(f"class {kind}:", body, True), f"{name} = {kind.split('(')[0]}({first}, {second}{self.r.choice(['', ', 3', ', n=0'])})"]
        for _ in range(self.r.randint(1, 3)):
            made.append(self.r.choice([f"{name}.step({self.number()})", f"print({name}.get())", f"{name}.n += 1", f"{self.fresh('a')} = {name}.get()", f"{self.fresh('a')} = {name}.w"]))
        return made
