class Token:
    def __init__(self, kind, text):
        self.kind = kind
        self.text = text
class Num:
    def __init__(self, v):
        self.v = v
    def eval(self, env):
        return self.v
class Var:
    def __init__(self, name):
        self.name = name
    def eval(self, env):
        return env[self.name]
class Bin:
    def __init__(self, op, a, b):
        self.op = op
        self.a = a
        self.b = b
    def eval(self, env):
        x, y = self.a.eval(env), self.b.eval(env)
        if self.op == "+":
            return x + y
        if self.op == "-":
            return x - y
        if self.op == "*":
            return x * y
        return x / y
def tokenize(s):
    out = []
    i = 0
    while i < len(s):
        c = s[i]
        if c.isspace():
            i += 1
        elif c.isdigit():
            j = i
            while j < len(s) and (s[j].isdigit() or s[j] == "."):
                j += 1
            out.append(Token("num", s[i:j]))
            i = j
        elif c.isalpha():
            out.append(Token("var", c))
            i += 1
        else:
            out.append(Token("op", c))
            i += 1
    out.append(Token("end", ""))
    return out
class Parser:
    def __init__(self, text):
        self.toks = tokenize(text)
        self.pos = 0
    def peek(self):
        return self.toks[self.pos]
    def next(self):
        t = self.toks[self.pos]
        self.pos += 1
        return t
    def expr(self):
        a = self.term()
        while self.peek().text in ("+", "-"):
            op = self.next().text
            a = Bin(op, a, self.term())
        return a
    def term(self):
        a = self.atom()
        while self.peek().text in ("*", "/"):
            op = self.next().text
            a = Bin(op, a, self.atom())
        return a
    def atom(self):
        t = self.next()
        if t.kind == "num":
            return Num(float(t.text))
        if t.kind == "var":
            return Var(t.text)
        if t.text == "(":
            e = self.expr()
            self.next()
            return e
        raise SyntaxError("bad token " + t.text)
for s in ["1 + 2 * 3", "(1+2)*3 - x/4", "x*x + 2*x*(y-1)", "10/(3-1)/y"]:
    print(s, "=", Parser(s).expr().eval({"x": 8.0, "y": 2.5}))
