# Variables of enclosing scopes that are read, or added to, only behind the recursive call.
LOG = []
SEEN = {}
SCALE = len("abc")


def walk(n):
    if n == 0:
        return 0
    r = walk(n - 1)
    LOG.append(n)
    return r + SCALE


print(walk(3), LOG)
SCALE += len(LOG)
print(walk(2), LOG)


def even(n):
    if n == 0:
        return True
    r = odd(n - 1)
    LOG.append(-n)
    return r


def odd(n):
    if n == 0:
        return False
    r = even(n - 1)
    SEEN[n] = r
    return r


print(even(7), LOG, SEEN)
print(odd(4), LOG, SEEN)


def visit(u, visited, graph):
    visited[u] = 1
    for v in graph[u]:
        if not visited[v]:
            visit(v, visited, graph)
    order.append(u)


edges = [[1, 4], [2, 4], [3], [], [], [4]]
order = []
done = [0 for _ in edges]
for node in range(len(edges)):
    if not done[node]:
        visit(node, done, edges)
print(order)


def outer(k):
    acc = []

    def inner(n):
        if n > 1:
            inner(n - 1)
        acc.append(n * scale)
        return len(acc)

    scale = k + 1
    print(inner(k), acc)


outer(3)
outer(5)
