# refused: a class derived from dict
class Table(dict):
    def __missing__(self, key):
        return None


t = Table()
print(t["a"])
