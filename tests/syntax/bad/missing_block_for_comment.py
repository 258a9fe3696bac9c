for x in y:
    # nothing
z = 1
