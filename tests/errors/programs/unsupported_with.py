# error: 2 not supported in native code: 
with open("x", "rb") as f:
    print(f.read())
