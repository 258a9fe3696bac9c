x = 1
lambda x: x = 3
