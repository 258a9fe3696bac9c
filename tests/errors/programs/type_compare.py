# error: 2 '<' not supported between instances of 'int' and 'str'
print(3 < "a")
