thing = 0.5
