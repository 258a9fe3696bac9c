import numpy as np

a = np.arange(3)
a.flags.writeable = False
for f in (lambda: a.sort(), lambda: a.partition(1), lambda: a.fill(1), lambda: np.put(a, 0, 1), lambda: np.place(a, a > 1, 1),
          lambda: np.copyto(a, 1), lambda: np.random.shuffle(a), lambda: a.itemset(0, 7)):
    try:
        print(f(), a)
    except ValueError as e:
        print(type(e).__name__, e if "WRITEBACK" not in str(e) else "assignment destination is read-only", a)
