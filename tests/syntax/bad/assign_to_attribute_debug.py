x = 1
x.__debug__ = 1
