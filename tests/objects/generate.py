"""Random programs over objects: a class with fields of several kinds, a list of its objects that grows at run time, links
between them, methods, and loops that change them. Arrays may be shared by objects, and are changed in place.
"""
import random

KINDS = {"int": "k", "float": "k * 0.5", "array": "np.arange({size}.0) + k", "link": "None", "list": "[k]", "unfilled": "[]",
         "text": "'t%d' % k", "optional": "None", "objects": "[]", "table": "{{}}", "any": "k", "mixture": "[]", "record": "{{}}"}


class Program:
    def __init__(self, seed):
        self.r = random.Random(seed)
        self.fields = [(f"f{i}", self.r.choice(list(KINDS))) for i in range(self.r.randint(2, 5))] + [("n", "int")]
        self.size = self.r.randint(1, 3)
        self.methods = 0
        self.derived = self.r.random() < 0.4   # some objects are of another class, which has a field more
        self.shares = any(k == "array" for _, k in self.fields) and self.r.random() < 0.5
        self.lines = ["import numpy as np", f"n = int(np.array([{self.r.randint(2, 90)}]).sum())"]

    def field(self, *kinds):
        names = [f for f, k in self.fields if k in kinds]
        return self.r.choice(names) if names else None

    def number(self, o):
        """An int that object o has."""
        of = [f"{o}.{f}" if k == "int" else f"int({o}.{f})" if k == "float" else f"len({o}.{f})"
              for f, k in self.fields if k not in ("link", "optional", "array", "any")]
        terms = [self.r.choice(of + [str(self.r.randint(-3, 9))]) for _ in range(self.r.choice([1, 1, 2]))]
        return " + ".join(terms)

    def change(self, o, others, depth=0):
        """Statements that change object o, and perhaps one of the others."""
        q = self.r.choice(others)
        f, kind = self.r.choice(self.fields)
        choose = self.r.choice
        if kind == "int":
            return [f"{o}.{f} {choose(['=', '+=', '-='])} ({self.number(q)}) % 97"]
        if kind == "float":
            return [f"{o}.{f} {choose(['=', '+='])} ({self.number(q)}) * 0.25"]
        if kind == "text":
            return [f"{o}.{f} = str({self.number(q)}) + 'x'"]
        if kind == "array":
            g = self.field("array")
            return [choose([f"{o}.{f} += 1", f"{o}.{f}[0] = {self.number(q)}", f"{o}.{f} = {q}.{g} * 2 % 13", f"{o}.{f} = {q}.{g}",
                            f"{o}.{f}[-1] += {q}.{g}[0] % 5", f"{o}.{f} = {o}.{f} + {q}.{g}[::-1] % 7",
                            f"{o}.{f}[:] = {q}.{g}.sum() % 11", f"{o}.{f} *= 0.5"])]
        if kind in ("list", "unfilled"):
            return [choose([f"{o}.{f}.append({self.number(q)})", f"{o}.{f} = [{self.number(q)}, {self.number(o)}]",
                            f"{o}.{f} = {q}.{f}", f"{o}.{f} = {q}.{f}[:]"])]
        if kind == "optional":
            return choose([[f"{o}.{f} = {self.number(q)}"], [f"{o}.{f} = None"],
                           [f"if {o}.{f} is not None and {o}.{f} > {self.r.randint(-2, 9)}:", f"    {o}.{f} -= 1"]])
        if kind == "objects":
            return choose([[f"{o}.{f}.append({q})"], [f"for c in {o}.{f}:", "    c.n += 1"], [f"{o}.{f} = [{q}]"]])
        if kind == "table":
            return choose([[f"{o}.{f}[{self.number(q)}] = {self.number(o)}"], [f"for key in {o}.{f}:", f"    {o}.n += key % 3"]])
        if kind in ("any", "mixture", "record"):
            return self.change_mixed(o, q, f, kind)
        if depth < 2 and self.r.random() < 0.4:
            inner = self.change(f"{o}.{f}", others, depth + 1)
            return [f"if {o}.{f} is not None:"] + ["    " + line for line in inner]
        return [f"{o}.{f} = " + choose([q, q, "None", f"A({self.number(q)})"])]

    def value(self, q):
        """A value of one of several types."""
        return self.r.choice([self.number(q), f"({self.number(q)}) * 0.25", f"str({self.number(q)})", "None", q, f"({self.number(q)}, 'p')"])

    def use_mixed(self, v, o):
        """Statements that look at v, a value of one of several types."""
        arms = [(f"isinstance({v}, str)", f"{o}.n += len({v})"), (f"{v} is None", f"{o}.n -= 1"),
                (f"isinstance({v}, (int, float))", f"{o}.n += int({v}) % 7"), (f"isinstance({v}, A)", f"{v}.n += 2"),
                (f"isinstance({v}, tuple)", f"{o}.n += {v}[0] % 5")]
        self.r.shuffle(arms)
        lines = []
        for k, (test, then) in enumerate(arms[:self.r.randint(1, 5)]):
            lines += [f"{'elif' if k else 'if'} {test}:", f"    {then}"]
        return lines

    def change_mixed(self, o, q, f, kind):
        choose = self.r.choice
        if kind == "any":
            return choose([[f"{o}.{f} = {self.value(q)}"], self.use_mixed(f"{o}.{f}", o), [f"{o}.{f} = {q}.{f}"]])
        if kind == "mixture":
            loop = [f"for v in {o}.{f}:"] + ["    " + line for line in self.use_mixed("v", o)]
            return choose([[f"{o}.{f}.append({self.value(q)})"], loop, [f"{o}.{f} = [{self.value(q)}, {self.value(o)}]"],
                           [f"if {o}.{f}:", f"    {o}.{f}[-1] = {self.value(q)}"]])
        key = f"'k%d' % ({self.number(q)})"
        loop = [f"for key, v in {o}.{f}.items():"] + ["    " + line for line in self.use_mixed("v", o)]
        return choose([[f"{o}.{f}[{key}] = {self.value(q)}"], loop, [f"{o}.{f}[{key}] = {q}.{f}.get({key})"]])

    def add(self, indent, lines):
        self.lines += [" " * indent + line for line in lines]

    def define(self):
        self.add(0, ["class A:", "    def __init__(self, k" + (", a=None):" if self.shares else "):")])
        for f, kind in self.fields:
            value = KINDS[kind].format(size=self.size)
            self.add(8, [f"self.{f} = {value} if a is None else a" if kind == "array" and self.shares else f"self.{f} = {value}"])
        self.methods = self.r.randint(0, 2)
        for m in range(self.methods):
            self.add(4, [f"def m{m}(self, o):"])
            for _ in range(self.r.randint(1, 3)):
                self.add(8, self.change("self", ["self", "o"]))
            if self.r.random() < 0.5:
                self.add(8, [f"return {self.number('self')}"])
        if self.derived:
            self.derive()

    def derive(self):
        self.add(0, ["class B(A):", "    def __init__(self, k):", "        super().__init__(k + 1)", "        self.more = k % 5"])
        if self.methods:
            self.add(4, ["def m0(self, o):"])
            self.add(8, self.change("self", ["self", "o"]) + ["self.more += 1", "return self.more"])

    def make(self):
        made = "A(i) if i % 3 else B(i)" if self.derived else "A(i)"
        self.add(0, ["xs = []", "for i in range(n):", f"    xs.append({made})"])
        if self.shares:
            self.add(0, [f"base = np.ones({self.size})", "for i in range(n // 2):", "    xs.append(A(i, base))"])

    def loop(self):
        self.add(0, ["for i in range(n):", "    x, y = xs[i], xs[(i * 7 + 1) % n]"])
        if self.varies and self.r.random() < 0.6:
            inner = [f"w = {self.value(self.r.choice('xy'))}"] if self.r.random() < 0.5 else self.use_mixed("w", "x")
            self.add(4, [f"if {self.number('x')} > {self.r.randint(-2, 20)}:"] + ["    " + line for line in inner])
            self.add(4, self.use_mixed("w", "y") if self.r.random() < 0.5 else [f"w = {self.value('x')}"])
        for _ in range(self.r.randint(1, 3)):
            if self.methods and self.r.random() < 0.4:
                self.add(4, [f"{self.r.choice('xy')}.m{self.r.randrange(self.methods)}({self.r.choice(['x', 'y', 'xs[0]'])})"])
            elif self.r.random() < 0.3:
                self.add(4, [f"if {self.number('x')} > {self.number('y')}:"])
                self.add(8, self.change("x", ["x", "y"]))
                if self.r.random() < 0.5:
                    self.add(4, ["else:"])
                    self.add(8, self.change("y", ["x", "y"]))
            else:
                self.add(4, self.change(self.r.choice("xy"), ["x", "y", "xs[2 % n]"]))

    def use(self):
        names = ["xs[0]", "xs[n // 2]", "xs[-1]"]
        for v in "pq":
            if self.r.random() < 0.6:
                self.add(0, [f"{v} = {self.r.choice(names)}"])
                names.append(v)
        self.varies = self.r.random() < 0.4   # a variable of one of several types
        if self.varies:
            self.add(0, [f"w = {self.value('xs[0]')}"])
        for _ in range(self.r.randint(1, 4)):
            k = self.r.random()
            if k < 0.3:
                self.add(0, self.change(self.r.choice(names), names))
            elif k < 0.8:
                self.loop()
            else:
                self.add(0, ["for x in xs:"])
                self.add(4, self.change("x", ["x", names[0]]))
        k = self.r.random()
        if k < 0.2:
            self.add(0, ["seen = set()", "for x in xs:", f"    if {self.number('x')} % 3:", "        seen.add(x)"])
            self.add(0, ["for x in xs:", "    if x in seen:"])
            self.add(8, self.change("x", ["x", "xs[-1]"]))
        elif k < 0.4:
            self.add(0, [f"table = {{x: {self.number('x')} for x in xs}}", "for x in xs:", f"    table[x] += {self.number('x')}",
                         "print(sum(table[x] for x in xs), len(table))"])
        if self.derived and self.r.random() < 0.7:
            self.add(0, ["for x in xs:", "    if isinstance(x, B):", "        x.more += x.n", "        print(x.more)"])
        if self.r.random() < 0.3:
            self.add(0, ["best = None", "for x in xs:", "    if best is None or x.n > best.n:", "        best = x"])
            self.add(0, self.change("best", ["best", "xs[0]"]))

    def show(self):
        if self.varies or any(kind in ("any", "mixture", "record") for _, kind in self.fields):
            self.add(0, ["def shown(v):", "    return 'A' + str(v.n) if isinstance(v, A) else str(v)"])
        if self.varies:
            self.add(0, ["print(shown(w))"])
        if self.shares:
            self.add(0, ["print(base.round(6))"])
        self.add(0, ["for x in [xs[0], xs[1], xs[n // 2], xs[-1]]:"])
        for f, kind in self.fields:
            if kind == "link":
                self.add(4, [f"print('{f}', x.{f} is None)", f"if x.{f} is not None:", f"    print(x.{f}.n, x.{f} is x)"])
            else:
                shown = {"array": f"x.{f}.round(6)", "objects": f"[c.n for c in x.{f}]", "any": f"shown(x.{f})",
                         "mixture": f"[shown(v) for v in x.{f}]",
                         "record": f"[(k, shown(v)) for k, v in x.{f}.items()]"}.get(kind, f"x.{f}")
                self.add(4, [f"print('{f}', {shown})"])
        self.add(0, ["print(sum(x.n for x in xs))"])


def program(seed):
    p = Program(seed)
    p.define()
    p.make()
    p.use()
    p.show()
    return "\n".join(p.lines) + "\n"
