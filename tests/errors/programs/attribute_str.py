# error: 2 'str' object has no attribute 'push'
"abc".push("d")
