class DNode:
    def __init__(self, key, val):
        self.key = key
        self.val = val
        self.prev = None
        self.next = None
class LRU:
    def __init__(self, cap):
        self.cap = cap
        self.map = {}
        self.head = DNode(0, 0)
        self.tail = DNode(0, 0)
        self.head.next = self.tail
        self.tail.prev = self.head
    def _remove(self, n):
        p, x = n.prev, n.next
        p.next = x
        x.prev = p
    def _add(self, n):
        p = self.tail.prev
        p.next = n
        self.tail.prev = n
        n.prev = p
        n.next = self.tail
    def get(self, key):
        if key in self.map:
            n = self.map[key]
            self._remove(n)
            self._add(n)
            return n.val
        return -1
    def put(self, key, val):
        if key in self.map:
            self._remove(self.map[key])
        n = DNode(key, val)
        self._add(n)
        self.map[key] = n
        if len(self.map) > self.cap:
            n = self.head.next
            self._remove(n)
            del self.map[n.key]
c = LRU(3)
out = []
for i in range(50):
    c.put(i * 7 % 11, i)
    out.append(c.get(i * 3 % 11))
print(out)
