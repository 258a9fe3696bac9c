# args: {folder}
import sys
path = sys.argv[1] + "/t.txt"
with open(path, "w") as f:
    f.write("a 1\nb 22\n")
    print("c", 3.5, sep=" ", file=f)
    f.writelines(["d é\n", "e 5"])
with open(path) as f:
    for line in f:
        w = line.split()
        print(len(w), w[0], line.strip())
f = open(path, "r", encoding="utf-8")
first = f.readline()
print(first.rstrip(), f.read(3), f.readlines(), f.read() == "")
f.close()
print(f.closed, f.name == path, f.mode)
total = 0
for i, line in enumerate(open(path)):
    total += len(line) * i
print(total, open(path).read().count("\n"))
rows = [line.split() for line in open(path)]
print(rows)
values = [float(r[1]) for r in rows if len(r) == 2 and r[1][0].isdigit()]
print(values, sum(values))
with open(path, "a") as g:
    n = g.write("\nlast")
print(n, open(path).read().splitlines()[-2:])
