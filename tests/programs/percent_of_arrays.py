import numpy as np
import sys
n = len(sys.argv)
a = np.arange(n) + 5
b = a * 1.5
print('%g' % a, '%d' % a, '%s' % a, '%5.2f' % b, '%g %d' % (b, a))
for x in (np.arange(3), np.arange(n + 1) * 1.0, np.ones((n, n))):
    for f in ('%g', '%d', '%5.1f', '%i', '%x', '%c'):
        try:
            print(f % x)
        except TypeError as e:
            print(f, e)
print(f'{float(b):.2f}', int(a), round(float(b[0])), '%r' % b)
