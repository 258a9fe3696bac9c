import numpy as np
x = np.float64(2.5)
b = np.arange(3).sum()
for v in (x, b, np.bool_(True)):
    for k in (0, slice(1), [0], np.array([0]), (0, 1), (0, None)):
        try:
            v[k]
            print('ok')
        except IndexError as e:
            print(e)
    print(v[()], v[...], v[None], v[None, ...])
    try:
        v[0] = 2
    except TypeError as e:
        print(e)
    try:
        len(v)
    except TypeError as e:
        print(e)
    try:
        for q in v:
            print(q)
    except TypeError as e:
        print(e)
try:
    2.5[0]
except TypeError as e:
    print(e)
n = int(b) - 3
for m in (np.zeros(n + 1), np.zeros(n + 2)):
    s = np.squeeze(m)
    try:
        s[0] = 3
        print(s)
    except (TypeError, IndexError) as e:
        print(e)
