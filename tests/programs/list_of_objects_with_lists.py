# Objects in a list that hold containers, empty when they are stored, and are changed through the list.
class Queue:
    def __init__(self):
        self.items = []
        self.seen = set()

    def put(self, x):
        self.items.append(x)
        self.seen.add(x)


queues = []
for i in range(3):
    queues.append(Queue())
    queues[i].put(1.0 + i)
    queues[0].put(0.5)
print([q.items for q in queues], [len(q.seen) for q in queues])
