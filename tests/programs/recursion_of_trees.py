class Leaf:
    def __init__(self, value):
        self.value = value


class Node:
    def __init__(self, left, right, place):
        self.left, self.right, self.place = left, right, place


def grow(xs):
    if len(xs) < 2:
        return Leaf(sum(xs))
    m = len(xs) // 2
    return Node(grow(xs[:m]), grow(xs[m:]), m)


def depth(t):
    return 1 if isinstance(t, Leaf) else 1 + max(depth(t.left), depth(t.right))


print(depth(grow([i * i for i in range(int("9"))])))
