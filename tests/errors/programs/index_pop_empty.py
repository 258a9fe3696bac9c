# error: 3 pop from empty list
x = []
x.pop()
