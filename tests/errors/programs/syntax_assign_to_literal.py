# error: 2 cannot assign to literal
1 = x
