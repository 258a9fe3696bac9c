# error: 2 cannot assign to function call
f() = 3
