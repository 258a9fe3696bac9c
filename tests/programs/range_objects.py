r = range(2, 20, 3)
print(r, len(r), r[2], list(r), 5 in r, 6 in r, r[-1], r[1:3])
