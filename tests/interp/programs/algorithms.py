from __future__ import annotations
import sys, math, itertools, collections, functools
from typing import List, Optional
class TreeNode:
    def __init__(self, val: int, left: Optional[TreeNode] = None, right: Optional[TreeNode] = None) -> None:
        self.val, self.left, self.right = val, left, right
    def insert(self, v: int) -> None:
        if v < self.val:
            if self.left: self.left.insert(v)
            else: self.left = TreeNode(v)
        else:
            if self.right: self.right.insert(v)
            else: self.right = TreeNode(v)
    def __iter__(self):
        if self.left: yield from self.left
        yield self.val
        if self.right: yield from self.right
root = TreeNode(5)
for v in [3, 8, 1, 4, 9, 7]: root.insert(v)
print(list(root))
def dijkstra(g, s):
    import heapq
    dist = {s: 0}; h = [(0, s)]
    while h:
        d, u = heapq.heappop(h)
        if d > dist.get(u, math.inf): continue
        for v, w in g[u].items():
            nd = d + w
            if nd < dist.get(v, math.inf): dist[v] = nd; heapq.heappush(h, (nd, v))
    return dist
print(dijkstra({"a": {"b": 1, "c": 4}, "b": {"c": 2, "d": 5}, "c": {"d": 1}, "d": {}}, "a"))
def sieve(n):
    s = [True] * (n + 1); s[0:2] = [False, False]
    for i in range(2, math.isqrt(n) + 1):
        if s[i]: s[i * i::i] = [False] * len(s[i * i::i])
    return [i for i, p in enumerate(s) if p]
print(sieve(60))
def queens(n):
    def place(row, cols, d1, d2):
        if row == n: return 1
        return sum(place(row + 1, cols | {c}, d1 | {row + c}, d2 | {row - c}) for c in range(n) if c not in cols and row + c not in d1 and row - c not in d2)
    return place(0, frozenset(), frozenset(), frozenset())
print(queens(6))
@functools.cache
def lcs(a, b):
    if not a or not b: return ""
    if a[0] == b[0]: return a[0] + lcs(a[1:], b[1:])
    return max(lcs(a[1:], b), lcs(a, b[1:]), key=len)
print(lcs("AGGTAB", "GXTXAYB"))
def matmul(a: List[List[int]], b): return [[sum(x * y for x, y in zip(r, c)) for c in zip(*b)] for r in a]
print(matmul([[1, 2], [3, 4]], [[5, 6], [7, 8]]))
def quicksort(l): return l if len(l) < 2 else quicksort([x for x in l[1:] if x < l[0]]) + [l[0]] + quicksort([x for x in l[1:] if x >= l[0]])
print(quicksort([3, 6, 1, 8, 2, 9, 2]))
print(f"{'x':=^20}", *map(lambda p: f"{p[0]}={p[1]:.2f}", {"a": 1.5, "b": 2.25}.items()), sep="\n")
class Stack(list):
    push = list.append
s = Stack(); s.push(1); s.push(2); print(s, s.pop())
class LinkedList:
    class Node:
        def __init__(self, v, n=None): self.v, self.n = v, n
    def __init__(self, *a):
        self.head = None
        for x in reversed(a): self.head = self.Node(x, self.head)
    def __iter__(self):
        n = self.head
        while n: yield n.v; n = n.n
    def __repr__(self): return "->".join(map(str, self))
print(LinkedList(1, 2, 3))
print(sys.argv[0].endswith(".py"), sys.version_info[:2], sys.version_info >= (3, 8), sys.version_info.major, sys.maxsize)
words = "the quick brown the lazy the end".split()
print(sorted(collections.Counter(words).items(), key=lambda kv: (-kv[1], kv[0])), {w: len(list(g)) for w, g in itertools.groupby(sorted(words))})
print(hex(id(None))[:2], "%.10f" % math.e, 1_000_000, 0xff, 0b11, 1e3, 5 .real, "a" "b", r"\n", b"\x41", """t
q""")
print(int.__add__(1, 2), list.__len__([1]), str.upper("a"), dict.get({"a": 1}, "a"), object.__repr__(5)[:11], (5).__class__, [].__class__.__name__, type(type))
