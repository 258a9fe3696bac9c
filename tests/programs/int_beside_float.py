"""Comparisons of ints and floats are exact."""
import sys
k = len(sys.argv) - 1
ints = [2**62 + 1, 2**62, 2**62 - 1, 2**53, 2**53 + 1, -2**53 - 1, 9223372036854775807, -9223372036854775807 - 1, 0, 5, -7, 2047, 2048, -2048, 10**18 + 1]
floats = [2.0**62, 2.0**53, -2.0**53, 2.0**63, -2.0**63, 0.0, 5.0, 5.5, -7.5, 2047.0, 2048.0, 1e18, 1e300, -1e300, float("inf"), float("-inf"), float("nan"), 1e-300, -0.0, 4.611686018427388e+18]
ints = [i + k for i in ints]
floats = [f + k * 1.0 for f in floats]
for i in ints:
    for f in floats:
        print(i, f, i < f, i <= f, i == f, i != f, i > f, i >= f, f < i, f >= i, f == i)
print(2**62 + 1 > 2.0**62, 2**62 + 1 == 2.0**62, sorted([2.0**62, 2**62 + 1, 2**62 - 1]), max(2.0**62, 2**62 + 1), min(2**62 - 1, 2.0**62))
