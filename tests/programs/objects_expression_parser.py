class Token:
    def __init__(self, kind, value): self.kind, self.value = kind, value
def lex(src):
    out, i = [], 0
    while i < len(src):
        c = src[i]
        if c.isspace(): i += 1
        elif c.isdigit():
            j = i
            while j < len(src) and (src[j].isdigit() or src[j] == "."): j += 1
            out.append(Token("num", float(src[i:j]))); i = j
        else:
            out.append(Token("op", c)); i += 1
    return out
class Parser:
    def __init__(self, toks): self.toks, self.pos = toks, 0
    def peek(self): return self.toks[self.pos] if self.pos < len(self.toks) else None
    def next(self):
        t = self.toks[self.pos]; self.pos += 1; return t
    def expr(self):
        v = self.term()
        while self.peek() is not None and self.peek().value in ("+", "-"):
            op = self.next().value
            r = self.term()
            v = v + r if op == "+" else v - r
        return v
    def term(self):
        v = self.factor()
        while self.peek() is not None and self.peek().value in ("*", "/"):
            op = self.next().value
            r = self.factor()
            v = v * r if op == "*" else v / r
        return v
    def factor(self):
        t = self.next()
        if t.kind == "num": return t.value
        if t.value == "-": return -self.factor()
        if t.value == "(":
            v = self.expr()
            self.next()
            return v
        raise SyntaxError("unexpected " + str(t.value))
for s in ["1+2*3", "(1+2)*3 - 4/(5-3)", "-(2.5*2)+ 10", "2*(3+(4-1)*2)"]:
    print(s, "=", Parser(lex(s)).expr())
