import sys
class Node:
    def __init__(self, tag):
        self.tag = tag
        self.children = []
        self.attrs = {}
    def add(self, c):
        self.children.append(c)
        return self
    def render(self, depth=0):
        out = "  " * depth + "<" + self.tag
        for k, v in sorted(self.attrs.items()):
            out += f" {k}={v!r}"
        out += ">\n"
        for c in self.children:
            if isinstance(c, str):
                out += "  " * (depth + 1) + c + "\n"
            else:
                out += c.render(depth + 1)
        return out
def build(n):
    root = Node("ul")
    root.attrs["id"] = "main"
    for i in range(n):
        li = Node("li")
        li.attrs["n"] = i
        li.add("item " + str(i))
        if i % 2:
            li.add(Node("b").add("bold"))
        root.add(li)
    return root
print(build(len(sys.argv) + 4).render())
