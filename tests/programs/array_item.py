"""ndarray.item: of one element, counted over all axes, or by an index for each."""
import sys
import numpy as np

n = len(sys.argv) + 2
a = np.arange(n * 4).reshape(n, 4) * 3
print(a.item(5), a.item(-2), a.T.item(1), a.item(1, 2), a.item((1, -1)), type(a.item(0)))
print(np.array([[2.5]]).item(), np.float32(1.5).item(), np.array(7).item(), a[:1, :1].item())
print((a > 4).item(3), np.array([1 + 2j, 3]).item(0))
k = n - 1
print(a.item(k), a.item(k, k))
for f in (lambda: a.item(), lambda: np.zeros(2).item()):
    try:
        f()
    except ValueError as e:
        print(e)
try:
    a.item(n * 4)
except IndexError:
    print("IndexError")
