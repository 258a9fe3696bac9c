import numpy as np
n = int(np.array([5]).sum())
f = f"%{n}s"
print(f % ("ab",), f % "x")
g = "%" + str(n) + "d|%-" + str(n) + "s|%.2f"
print(g % (42, "left", 3.14159))
h = "%" + str(n) + "s|%%|%r %x %e%"[:-1] + "%%"
print(h % ("a", "b", 255, 1.5))
for f, v in ((str(n) + " %d", ()), (str(n) + " %d", (1, 2)), ("%d" + str(n), ("x",)), ("%" + str(n), (1,))):
    pass
w = 0
for row in [[1, 22, 333], [4444, 5, 6]]:
    for x in row:
        w = max(w, len(str(x + n)))
k = f"%{w}s"
print("[" + ", ".join(k % (x,) for x in [1, 2, 3]) + "]", k % 3.5, k % "é")
