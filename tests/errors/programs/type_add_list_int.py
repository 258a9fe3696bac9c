# error: 2 can only concatenate list (not "int") to list
print([1] + 3)
