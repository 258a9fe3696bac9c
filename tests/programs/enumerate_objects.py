import sys
class A:
    def __init__(self, n):
        self.n = n
    def __iter__(self):
        i = 0
        while i < self.n:
            yield i * 2
            i += 1
def g(n):
    i = 0
    while i < n:
        yield str(i * 2)
        i += 1
n = len(sys.argv) + 2
for i, x in enumerate(g(n)):
    print(i, x)
for i, x in enumerate(A(n)):
    print(i, x)
print([x for x in A(n)], sum(A(n)), list(A(n)), max(A(n)), sorted(A(n)))
