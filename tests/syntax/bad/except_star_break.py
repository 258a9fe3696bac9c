while 1:
    try:
        pass
    except* A:
        break
