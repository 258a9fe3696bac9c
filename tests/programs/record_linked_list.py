class Node:
    def __init__(self, value, next=None):
        self.value = value
        self.next = next

class LinkedList:
    def __init__(self):
        self.head = None
        self.size = 0
    def push(self, v):
        self.head = Node(v, self.head)
        self.size += 1
    def __len__(self):
        return self.size
    def total(self):
        n = self.head
        t = 0
        while n is not None:
            t += n.value
            n = n.next
        return t
    def reverse(self):
        prev = None
        cur = self.head
        while cur:
            nxt = cur.next
            cur.next = prev
            prev = cur
            cur = nxt
        self.head = prev

l = LinkedList()
for i in range(1000):
    l.push(i * 3)
print(len(l), l.total(), l.head.value)
l.reverse()
print(l.head.value, l.head.next.value, l.total())
