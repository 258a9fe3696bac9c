# error: 2 not enough values to unpack (expected 3, got 2)
a, b, c = 1, 2
