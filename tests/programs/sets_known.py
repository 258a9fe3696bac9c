s = {3, 1, 2, 3}
print(len(s), 2 in s, 5 in s, sorted(s))
print(sorted({1, 2} | {2, 3}), sorted({1, 2} & {2, 3}), sorted(set([1, 1, 2])))
