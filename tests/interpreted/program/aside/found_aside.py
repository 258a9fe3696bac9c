TEXT = f"{__name__} here"
