"""A program as a tree of lines and blocks, which shrinking can cut: in statements, and inside expressions."""
import ast


class Block:
    """A header with statements below it. A statement is a line of text or a Block. `top`: it stands before the function."""

    def __init__(self, header, body, top=False):
        self.header, self.body, self.top = header, body, top


def render(body, depth=1):
    lines = []
    for s in body:
        if isinstance(s, Block):
            lines += ["    " * depth + s.header] + render(s.body or ["pass"], depth + 1)
        else:
            lines.append("    " * depth + s)
    return lines


def is_top(s):
    return isinstance(s, Block) and s.top


def source(body, name="program"):
    """Text of a function of no arguments, with the definitions it needs before it."""
    inside = [s for s in body if not is_top(s)]
    return "\n".join(render([s for s in body if is_top(s)], 0) + [f"def {name}():"] + render(inside or ["pass"])) + "\n"


def whole(body):
    """Text of a file that runs alone."""
    return "import numpy as np\n" + source(body) + "program()\n"


def cuts(body):
    """The program with something left out or simplified, largest cuts first."""
    n = len(body)
    size = n
    while size:
        for i in range(0, n, size):
            yield body[:i] + body[i + size:]
        size //= 2
    for i, s in enumerate(body):
        if isinstance(s, Block):
            yield body[:i] + s.body + body[i + 1:]
            for inner in cuts(s.body):
                if inner:
                    yield body[:i] + [Block(s.header, inner, s.top)] + body[i + 1:]
        else:
            for line in simpler(s):
                yield body[:i] + [line] + body[i + 1:]


def is_value(node):
    return isinstance(getattr(node, "ctx", ast.Load()), ast.Load) and not (isinstance(node, ast.Name) and node.id == "np") and not isinstance(node, ast.Attribute)


class Replace(ast.NodeTransformer):
    """Puts one of its operands in the place of the expression numbered `at`."""

    def __init__(self, at, which):
        self.at, self.which, self.count, self.done = at, which, 0, False

    def visit_JoinedStr(self, node):
        return node

    def visit(self, node):
        if isinstance(node, ast.expr) and isinstance(getattr(node, "ctx", ast.Load()), ast.Load):
            self.count += 1
            if self.count == self.at:
                inner = [c for c in ast.walk(node) if isinstance(c, ast.expr) and c is not node and is_value(c)]
                if self.which < len(inner):
                    self.done = True
                    return inner[self.which]
                return node
        return self.generic_visit(node)


def simpler(line):
    """The line with one expression replaced by an expression inside it."""
    try:
        tree = ast.parse(line)
    except SyntaxError:
        return
    nodes = sum(isinstance(n, ast.expr) for n in ast.walk(tree))
    for at in range(1, nodes + 1):
        for which in range(6):
            r = Replace(at, which)
            text = ast.unparse(ast.fix_missing_locations(r.visit(ast.parse(line))))
            if not r.done:
                break
            yield text


def shrink(body, fails, limit=300):
    """The smallest program found for which fails() still holds."""
    tries, smaller = 0, True
    while smaller and tries < limit:
        smaller = False
        for candidate in cuts(body):
            if len(source(candidate)) >= len(source(body)):
                continue
            tries += 1
            if tries >= limit:
                break
            if fails(candidate):
                body, smaller = candidate, True
                break
    return body
