# A number that an object holds is another in each iteration.
class Queue:
    def __init__(self):
        self.n = 3


q = Queue()
while q.n > 0:
    q.n -= 1
    print(q.n)
pair = (3, 0)
while pair[0] > 0:
    pair = (pair[0] - 1, pair[1] + 1)
print(pair)
