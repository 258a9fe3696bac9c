# error: 2 '[' was never closed
x = [1, 2, 3
y = 4
