# refused: `is` between tuples
pairs = [(0, 0), (5, 5)]
item = (5, 5)
print(item is item, item is pairs[0])
print(item is pairs[1])
