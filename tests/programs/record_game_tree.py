class State:
    def __init__(self, board, player):
        self.board = board
        self.player = player
        self.visits = 0
        self.value = 0.0
        self.kids = {}
    def moves(self):
        return [i for i in range(9) if self.board[i] == 0]
    def play(self, m):
        b = self.board[:]
        b[m] = self.player
        return State(b, -self.player)
def winner(b):
    for i, j, k in [(0,1,2),(3,4,5),(6,7,8),(0,3,6),(1,4,7),(2,5,8),(0,4,8),(2,4,6)]:
        if b[i] != 0 and b[i] == b[j] == b[k]:
            return b[i]
    return 0
count = 0
def search(s):
    global count
    count += 1
    w = winner(s.board)
    if w:
        s.value = float(w)
        return s.value
    ms = s.moves()
    if not ms:
        return 0.0
    best = -2.0
    for m in ms:
        k = s.play(m)
        s.kids[m] = k
        best = max(best, search(k) * s.player)
    s.value = best * s.player
    return s.value
r = State([1, -1, 0, 0, 1, 0, 0, 0, -1], 1)
print(search(r), count, sorted(r.kids), {m: k.value for m, k in r.kids.items()})
