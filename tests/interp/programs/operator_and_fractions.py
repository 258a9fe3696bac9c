import operator
from fractions import Fraction
for f in (lambda: operator.index(2.0), lambda: operator.itemgetter(1, 2)("abc"), lambda: operator.attrgetter("real")(3), lambda: Fraction(1, 0),
          lambda: sum(Fraction(1, k) for k in range(1, 12)), lambda: Fraction("0.125") ** 2, lambda: Fraction(3, 7).limit_denominator(3)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
