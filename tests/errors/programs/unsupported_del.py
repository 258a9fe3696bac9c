# error: 3 not supported in native code: 
x = [1, 2, 3]
del x[0]
