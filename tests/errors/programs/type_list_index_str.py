# error: 3 list indices must be integers or slices, not str
x = [1, 2]
print(x["a"])
