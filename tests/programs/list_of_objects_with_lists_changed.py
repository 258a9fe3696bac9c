import numpy as np


class Queue:
    def __init__(self):
        self.items = []


queues = []
for i in range(int(np.array([3]).sum())):
    queues.append(Queue())
for q in queues:
    q.items.append(1.5)
print([q.items for q in queues])
