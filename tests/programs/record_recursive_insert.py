class Node:
    def __init__(self, key, left=None, right=None):
        self.key = key
        self.left = left
        self.right = right
def insert(root, key):
    if root is None:
        return Node(key)
    if key < root.key:
        root.left = insert(root.left, key)
    else:
        root.right = insert(root.right, key)
    return root
def total(n):
    if n is None:
        return 0
    return n.key + total(n.left) + total(n.right)
root = None
x = 12345
for i in range(3000):
    x = (x * 1103515245 + 12345) % 2147483648
    root = insert(root, x)
print(total(root))
