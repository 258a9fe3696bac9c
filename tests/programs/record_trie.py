class Trie:
    def __init__(self):
        self.children = {}
        self.end = False
    def insert(self, word):
        node = self
        for ch in word:
            if ch not in node.children:
                node.children[ch] = Trie()
            node = node.children[ch]
        node.end = True
    def search(self, word):
        node = self
        for ch in word:
            if ch not in node.children:
                return False
            node = node.children[ch]
        return node.end
t = Trie()
words = ["apple", "app", "apply", "banana", "band", "ban"]
for w in words:
    t.insert(w)
print([t.search(w) for w in ["app", "appl", "band", "bandana", "ban", "apple"]])
