# error: 3 'list' object has no attribute 'push'
x = [1, 2]
x.push(3)
