# refused: isinstance() of this type
from collections.abc import Iterable

print(isinstance([1], Iterable), isinstance(3, Iterable))
