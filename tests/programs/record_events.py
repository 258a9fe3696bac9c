class Event:
    def __init__(self, time, kind, who):
        self.time = time
        self.kind = kind
        self.who = who
    def __lt__(self, o):
        return self.time < o.time
class Customer:
    total = 0
    def __init__(self, name):
        self.name = name
        self.arrive = None
        self.leave = None
        Customer.total += 1
    def wait(self):
        return self.leave - self.arrive
import heapq
q = []
customers = []
clock = 0.0
seed = 7
for i in range(100):
    seed = (seed * 16807) % 2147483647
    c = Customer("c%d" % i)
    clock += seed % 100 / 10
    customers.append(c)
    heapq.heappush(q, Event(clock, "arrive", c))
busy = 0.0
log = []
while q:
    e = heapq.heappop(q)
    if e.kind == "arrive":
        e.who.arrive = e.time
        start = max(busy, e.time)
        seed = (seed * 16807) % 2147483647
        busy = start + seed % 70 / 10
        heapq.heappush(q, Event(busy, "leave", e.who))
    else:
        e.who.leave = e.time
        log.append((e.who.name, round(e.who.wait(), 3)))
print(Customer.total, log[:4], max(c.wait() for c in customers))
