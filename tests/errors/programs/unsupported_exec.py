# error: 2 not supported in native code: exec
exec("print(3)")
