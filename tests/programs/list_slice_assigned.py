"""Assignment to slices of lists that grow at run time."""
import sys

n = len(sys.argv) + 5
a = [i * i for i in range(n)]
a[1:3] = [7]
print(a)
a[n:] = [5, 6]
a[:0] = a[-2:]
print(a)
k = n // 2
a[k:k + 1] = range(3)
a[:k + 1] = a[k::-1]
print(a)
a[::2] = [0] * len(a[::2])
a[::-1] = a[:]
print(a, len(a))
a[4:2] = [1, 2]
a[:] = [x + 1 for x in a if x]
print(a)
words = []
for i in range(n):
    words.append(str(i))
words[1:4] = ("x" * i for i in range(2))
words[len(words):] = words
print(words)
rows = [[i] for i in range(n)]
rows[:2] = [[9, 9]]
rows[0].append(3)
print(rows)
perm = [3, 1, 2, 0]
for i in range(n - 3):
    perm[:i + 1] = perm[i::-1]
    print(perm)
mixed = [1, "a", 2.5]
mixed[:] = ["b", 3]
mixed[1:1] = [None]
print(mixed)
empty = []
empty[:] = a
empty[:0] = [4]
print(empty)
fib = [1, 0]
while fib[0] < 50:
    fib[0:0] = [sum(fib[:2])]
print(fib)
a[::2] = [1] * n * 2
