# error: 2 can only concatenate str (not "int") to str
print("a" + 3)
