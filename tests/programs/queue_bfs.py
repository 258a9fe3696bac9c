graph = {0: [1, 2], 1: [3], 2: [3, 4], 3: [5], 4: [5], 5: []}
dist = [-1] * 6
dist[0] = 0
queue = [0]
while queue:
    u = queue.pop(0)
    for v in graph[u]:
        if dist[v] < 0:
            dist[v] = dist[u] + 1
            queue.append(v)
print(dist)
