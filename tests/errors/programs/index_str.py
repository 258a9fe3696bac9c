# error: 2 string index out of range
print("ab"[5])
