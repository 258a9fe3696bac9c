def f(n): return f(n + 1)
try: f(0)
except RecursionError as e: print("RecursionError")
class R:
    def __repr__(self): return repr(self)
try: repr(R())
except RecursionError: print("repr")
l = []
for i in range(100000): l = [l]
print("deep"); del l
import sys
sys.setrecursionlimit(20000)
def s(n): return 0 if n == 0 else 1 + s(n - 1)
print(s(15000))
class Node:
    def __init__(self, n): self.n = n
head = None
for i in range(200000): head = Node(head)
head = None; print("freed")
