rows = [[1]]
for i in range(5):
    last = rows[-1]
    rows.append([1] + [last[k] + last[k + 1] for k in range(len(last) - 1)] + [1])
for r in rows:
    print(r)
