# error: 2 not supported in native code: 
print({1, 2, 3})
