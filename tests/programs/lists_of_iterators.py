"""Lists of iterators, each walked over later."""
from itertools import combinations_with_replacement, combinations
import sys

n = len(sys.argv) + 1
chosen = [combinations_with_replacement(range(n), i) for i in range(0, 4)]
print([c for part in chosen for c in part])
walks = [combinations("abc", 2), zip(range(n), "xy"), (i * i for i in range(n))]
for w in walks:
    print(list(w))
