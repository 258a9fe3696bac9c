class Node:
    def __init__(self, val):
        self.val = val
        self.children = []
        self.parent = None
    def add(self, c):
        c.parent = self
        self.children.append(c)
        return c
    def walk(self):
        yield self
        for c in self.children:
            yield from c.walk()
    def depth(self):
        return 0 if self.parent is None else 1 + self.parent.depth()
    def size(self):
        return 1 + sum(c.size() for c in self.children)
root = Node(0)
nodes = [root]
for i in range(1, 60):
    p = nodes[(i * 13) % len(nodes)]
    nodes.append(p.add(Node(i)))
print(root.size(), max(n.depth() for n in nodes))
leaves = [n.val for n in nodes if not n.children]
print(leaves)
stack = [root]
total = 0
while stack:
    n = stack.pop()
    total += n.val * n.depth()
    stack.extend(n.children)
print(total)
