# Histograms in two and more dimensions.
import numpy as np


def planes(*args, **options):
    try:
        h, a, b = np.histogram2d(*args, **options)
        print(np.round(h, 6).tolist(), a.tolist(), b.tolist())
    except ValueError:
        print("refused")


rng = np.random.default_rng(1)
x, y = rng.random(50), rng.random(50)
planes(x, y, bins=4)
planes(x, y, bins=[3, 2], weights=x)
planes(x, y, bins=[np.array([0, .5, 1]), 2], range=[[0, 1], [0, 2]], density=True)
planes(x, y, [0, .25, 1])
planes(x, y, np.array([0, .25, 1]), density=True)
planes(x, y, 2, [[0, .5], [.5, 1]])
planes(x, y, bins=(np.linspace(0, 1, 3), 4), weights=x * 2)
planes([1, 2, 2], [3, 4, 3], 2)
planes(x, y[:3])
planes(x, y, (2, [0, .5, .25]))
h, edges = np.histogramdd(np.stack([x, y], axis=1), bins=(2, 3))
print(h, edges)
