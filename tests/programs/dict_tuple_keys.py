import sys
def pick(n):
    r = ""
    for k in ["A", "B"]:
        if n > 0.5: r = k
    return r
d = {("A", "x"): None, ("B", "x"): None, ("A", "y"): "A", ("B", "y"): "A"}
obs = ["x", "y"]
p = pick(len(sys.argv))
print(p)
print(d[p, "y"])
print(d[p, obs[1]])
print(d[p, "x"])
for o in range(1, -1, -1):
    print(o, d[p, obs[o]])
q = p
for o in range(1, -1, -1):
    q = d[q, obs[o]]
    print(q)
e = {(1, 2): "a", (1, "b"): 3, 5: None, ((1, 2), 3): "deep"}
n = len(sys.argv)
print(e[n, 2], e[n, "b"], e[n + 4], e[(n, 2), 3])
try:
    print(e[n, 7])
except KeyError as err:
    print("no", err)
print((p, "x") in d, d.get((p, "z"), "none"))
print(d[p, "z"])
