import sys

k = len(sys.argv)
for n in (5 * k, -6 * k, 0 * k, k == 1, 255 * k, 7, -8, True):
    print(bin(n), hex(n), oct(n))
try:
    print(bin(2.5 * k))
except TypeError as e:
    print(e)
