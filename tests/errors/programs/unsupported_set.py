# error: 2 not supported in native code: 
print(sorted(map(str, {1, "a", 2.5})))
