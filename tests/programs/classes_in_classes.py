"""Objects of a class that stands in another class, which hold one another."""
class P:
    class Node:
        def __init__(self, x, y, cost, parent_index, parent):
            self.x, self.y, self.cost, self.parent_index, self.parent = x, y, cost, parent_index, parent
    def __init__(self, n):
        self.n = n
    def key(self, node):
        return node.y * 10 + node.x
    def plan(self):
        start = self.Node(0, 0, 0.0, -1, None)
        open_set, closed = dict(), dict()
        open_set[self.key(start)] = start
        while True:
            if len(open_set) == 0:
                break
            current = open_set.pop(list(open_set.keys())[0])
            c = self.key(current)
            closed[c] = current
            for i in range(3):
                node = self.Node(current.x + i, current.y + 1, current.cost + 0.5, c, None)
                k = self.key(node)
                if node.x > 5 or node.y > 5: continue
                if k not in closed and k not in open_set:
                    node.parent = current
                    open_set[k] = node
        n, out = closed[35 + 10], []
        while n is not None:
            out.append((n.x, n.y)); n = n.parent
        return out
print(P(3).plan())
n = P.Node(1, 2, 0.5, 3, P.Node(4, 5, 0.25, -1, None))
print(n.parent.x, n.parent.parent is None, isinstance(n, P.Node), type(n).__name__)
