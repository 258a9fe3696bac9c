import random, math
class MCTSNode:
    def __init__(self, state, parent=None, move=None):
        self.state = state
        self.parent = parent
        self.move = move
        self.children = []
        self.wins = 0
        self.visits = 0
        self.untried = list(range(1, min(3, state) + 1))
    def uct(self):
        return max(self.children, key=lambda c: c.wins / c.visits + math.sqrt(2 * math.log(self.visits) / c.visits))
    def expand(self):
        m = self.untried.pop()
        c = MCTSNode(self.state - m, self, m)
        self.children.append(c)
        return c
def search(n, iters):
    root = MCTSNode(n)
    for _ in range(iters):
        node = root
        while not node.untried and node.children:
            node = node.uct()
        if node.untried:
            node = node.expand()
        state, turn = node.state, 0
        while state > 0:
            state -= random.randint(1, min(3, state))
            turn ^= 1
        win = turn
        while node is not None:
            node.visits += 1
            node.wins += win
            win = 1 - win
            node = node.parent
    return max(root.children, key=lambda c: c.visits).move
random.seed(5)
print([search(n, 300) for n in range(4, 12)])
