"""Comparisons behind one that does not hold are not made."""
import sys
n = len(sys.argv)
def f(x):
    print("f", x)
    return x
print(f(3) < f(n) < f(9), f(n) < f(5) < f(9), f(0) < f(n) <= f(1) <= f(0))
s = n % 1
print(0 < s <= 2j, 0 <= n < 10, 0 <= n < 10.5 <= 11, 1 < n < "a" if n > 5 else 7)
try:
    print(0 < n <= 2j)
except TypeError as e:
    print("caught")
a = [1, 2]
print(0 <= n - 1 < len(a) and a[n - 1], n == 1 == s + 1, n is not None is not False, n in a in [a])
