def first(n):
    board = [[0 for _ in range(n)] for _ in range(n)]
    for i in range(n):
        for j in range(n):
            board[i][j] = 1
            if helper(board, (i, j), 1):
                return board
            board[i][j] = 0
    raise ValueError("none")
def helper(board, pos, k):
    n = len(board)
    if k == n * n:
        return True
    y, x = pos
    for dy, dx in [(1, 0), (0, 1), (-1, 0), (0, -1)]:
        a, b = y + dy, x + dx
        if 0 <= a < n and 0 <= b < n and board[a][b] == 0:
            board[a][b] = k + 1
            if helper(board, (a, b), k + 1):
                return True
            board[a][b] = 0
    return False
print(first(3))
