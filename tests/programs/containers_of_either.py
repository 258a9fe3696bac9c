"""Lists and dictionaries of run-time choices: one type or another, as the running program decides."""
import sys
n = len(sys.argv) + 4
d, xs = {}, []
for i in range(n):
    d[i % 3] = i if i < 2 else "many" * i
    xs.append("a" if i % 2 else (i, 1.5))
print(d, xs, d[0], xs[1])
e = {}
for i in range(n):
    e[i] = "text" if i > 2 else [i]
print(e)
