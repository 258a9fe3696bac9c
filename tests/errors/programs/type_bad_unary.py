# error: 2 bad operand type for unary -: 'str'
print(-"a")
