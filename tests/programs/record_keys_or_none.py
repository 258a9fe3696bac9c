class Node:
    def __init__(self, name):
        self.name = name
nodes = [Node(f"n{i}") for i in range(90)]
nodes[2].name = "x"
best = None
for n in nodes:
    if n.name == "x":
        best = n
done = set()
done.add(best)
print(best in done, nodes[2] in done, nodes[3] in done, len(done))
done.add(nodes[3])
print(nodes[3] in done, len(done))
done = set()
while len(done) < 3:
    best = None
    for n in nodes:
        if n not in done:
            best = n
    done.add(best)
    print(best.name, len(done))
