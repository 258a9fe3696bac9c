import numpy as np
LINES = [(0, 1, 2), (3, 4, 5), (6, 7, 8), (0, 3, 6), (1, 4, 7), (2, 5, 8), (0, 4, 8), (2, 4, 6)]
def winner(b):
    for i, j, k in LINES:
        if b[i] != 0 and b[i] == b[j] == b[k]:
            return b[i]
    return 0
count = 0
def minimax(b, player):
    global count
    count += 1
    w = winner(b)
    if w:
        return w, -1
    moves = [i for i in range(9) if b[i] == 0]
    if not moves:
        return 0, -1
    best, best_move = -2 * player, -1
    for m in moves:
        b[m] = player
        score, _ = minimax(b, -player)
        b[m] = 0
        if score * player > best * player:
            best, best_move = score, m
    return best, best_move
board = [1, -1, 0, 0, 1, 0, 0, 0, -1]
print(minimax(board, 1), count)
chars = {0: ".", 1: "X", -1: "O"}
player = 1
while True:
    w, m = minimax(board, player)
    if m < 0:
        break
    board[m] = player
    player = -player
    print("\n".join("".join(chars[board[3 * r + c]] for c in range(3)) for r in range(3)), "\n")
print("winner", {1: "X", -1: "O", 0: "nobody"}[winner(board)], count)
print(np.array(board).reshape(3, 3))
