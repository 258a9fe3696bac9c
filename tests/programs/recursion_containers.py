import numpy as np
def size(n):
    return int(np.arange(n + 1).max())
memo = {}
def fib(k):
    if k < 2:
        return k
    if k in memo:
        return memo[k]
    memo[k] = fib(k - 1) + fib(k - 2)
    return memo[k]
print(fib(size(50)))
print(len(memo))
seen = set()
order = []
graph = {0: [1, 2], 1: [3], 2: [3, 4], 3: [4], 4: []}
def dfs(u):
    seen.add(u)
    order.append(u)
    for v in graph[u]:
        if v not in seen:
            dfs(v)
dfs(0)
print(seen, order)
def perms(items, path, out):
    if not items:
        out.append(list(path))
        return
    for i in range(len(items)):
        path.append(items[i])
        perms(items[:i] + items[i + 1:], path, out)
        path.pop()
out = []
perms([1, 2, 3], [], out)
print(out)
def hanoi(n, a, b, c, moves):
    if n == 0:
        return
    hanoi(n - 1, a, c, b, moves)
    moves.append((a, b))
    hanoi(n - 1, c, b, a, moves)
moves = []
hanoi(size(4), "A", "B", "C", moves)
print(len(moves), moves[:3])
cache = [0] * 60
def fib2(n):
    if n <= 1:
        return n
    if cache[n]:
        return cache[n]
    cache[n] = fib2(n - 1) + fib2(n - 2)
    return cache[n]
print(fib2(size(50)))
def solve(n):
    table = {}
    def go(i, j):
        if i == 0 or j == 0:
            return 1
        if (i, j) in table:
            return table[i, j]
        r = go(i - 1, j) + go(i, j - 1)
        table[i, j] = r
        return r
    return go(n, n), len(table)
print(solve(size(10)))
