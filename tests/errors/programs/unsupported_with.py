# error: 2 not supported in native code: 
with open("x") as f:
    print(f.read())
