class Node:
    def __init__(self, name):
        self.name = name
        self.edges = {}
    def link(self, o, w):
        self.edges[o] = w
        o.edges[self] = w
nodes = [Node(f"n{i}") for i in range(90)]
for i in range(90):
    nodes[i].link(nodes[(i * 7 + 1) % 90], i % 5 + 1)
    nodes[i].link(nodes[(i + 1) % 90], 3)
dist = {n: 10 ** 9 for n in nodes}
dist[nodes[0]] = 0
done = set()
prev = {}
while len(done) < len(nodes):
    best = None
    for n in nodes:
        if n not in done and (best is None or dist[n] < dist[best]):
            best = n
    done.add(best)
    for o, w in best.edges.items():
        if dist[best] + w < dist[o]:
            dist[o] = dist[best] + w
            prev[o] = best
print([dist[n] for n in nodes][:20])
n = nodes[50]
path = [n.name]
while n in prev:
    n = prev[n]
    path.append(n.name)
print(path, nodes[3] in done, len(prev))
nodes.remove(nodes[5])
print(len(nodes), nodes.index(nodes[7]), nodes[8] in nodes, nodes.count(nodes[2]))
done.discard(nodes[3])
print(len(done), nodes[3] in done)
