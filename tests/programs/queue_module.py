from queue import Queue, PriorityQueue, LifoQueue, Empty, Full
import queue
q = Queue()
for i in range(5):
    q.put(i * 2)
print(q.qsize(), q.empty(), q.full())
while not q.empty():
    print(q.get())
p = PriorityQueue()
for x in [(3, "c"), (1, "a"), (2, "b")]:
    p.put(x)
while not p.empty():
    print(p.get())
l = LifoQueue()
l.put(1); l.put(2)
print(l.get(), l.get())
try:
    q.get(block=False)
except Empty:
    print("empty")
b = Queue(maxsize=1)
b.put(1)
try:
    b.put_nowait(2)
except queue.Full as e:
    print("full", repr(e))
def bfs(n):
    q = queue.Queue()
    q.put((0, 0)); seen = 0
    while not q.empty():
        d, at = q.get()
        seen += at
        if d < n:
            q.put((d + 1, 2 * at)); q.put((d + 1, 2 * at + 1))
    return seen
print(bfs(6))
