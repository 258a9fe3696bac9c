import sys
n = len(sys.argv) + 4
row = []
for i in range(n):
    if i % 3 == 0: row.append("s" + str(i))
    elif i % 3 == 1: row.append(i)
    else: row.append(i * 0.5)
print(row)
for x in row:
    if isinstance(x, str): print("str", x.upper())
    elif isinstance(x, int): print("int", x + 1)
    else: print("float", x / 2)
tot = 0
for x in row:
    if type(x) is not str: tot += x
print(tot, len(row), "s0" in row, 4 in row, row.index(4), row[::-1], row == list(row))
