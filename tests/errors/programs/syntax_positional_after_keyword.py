# error: 2 positional argument follows keyword argument
print(sep="", 3)
