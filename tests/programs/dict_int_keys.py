d = {}
for i in range(5):
    d[i] = i * i
print(d, d[3])
e = {(0, 1): "a", (1, 0): "b"}
print(e[(1, 0)], (0, 1) in e)
