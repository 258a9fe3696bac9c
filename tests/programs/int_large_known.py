# refused: int
print(2 ** 100)
