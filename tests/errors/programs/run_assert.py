# raises: 3 AssertionError: too few
import sys
assert len(sys.argv) > 5, "too few"
