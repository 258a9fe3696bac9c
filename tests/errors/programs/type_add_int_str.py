# error: 2 unsupported operand type(s) for +: 'int' and 'str'
print(3 + "a")
