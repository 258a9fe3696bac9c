# Objects with an __eq__ and no __hash__ are no keys; others are keys by which object they are.
class Equal:
    def __init__(self, x):
        self.x = x

    def __eq__(self, other):
        return self.x == other.x


class Plain:
    pass


try:
    print({Equal(1): 2})
except TypeError as e:
    print(e)
a, b = Plain(), Plain()
names = {a: 'a', b: 'b'}
print(names[a], names[b], a in names, Plain() in names, len({a, b, a}))
