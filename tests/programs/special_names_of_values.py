# Operators and built-in functions as methods of built-in values.
import numpy as np

n = int(np.sum(np.ones(4)))
x = n / 8
print((5).__add__(2), n.__sub__(1), n.__mul__(n), n.__floordiv__(3), n.__mod__(3), n.__pow__(2), n.__neg__(), n.__invert__(), n.__and__(6))
print(x.__add__(1), x.__mul__(x), x.__truediv__(2), x.__round__(), x.__round__(1), x.__abs__(), (-x).__abs__(), x.__int__(), n.__float__())
print(n.__str__() + '!', x.__repr__(), n.__eq__(4), n.__lt__(5), x.__ge__(0.5), n.__bool__(), n.__divmod__(3), x.__format__('.3f'))
words = ['b', 'a']
print(words.__len__(), words.__contains__('a'), words.__getitem__(0), 'abc'.__len__(), 'abc'.__contains__('b'), 'ab'.__add__('c'), 'a%s'.__mod__('b'))
print((1, 2).__eq__((1, 2)), [1].__add__([2]), {'a': 1}.__getitem__('a'), {'a': 1}.__contains__('b'), {1, 2}.__and__({2}), (1, 2).__lt__((1, 3)))
print(int.__repr__(n), float.__repr__(x), str.__len__('abcd'), list.__len__(words), int.__add__(n, 3), list(map(int.__neg__, [1, n])))
print(sorted([3, 1, 2], key=int.__neg__), float.__round__(2.567, 1), str.__add__('a', 'b'))
