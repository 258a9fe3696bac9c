# Borders of every kind, repeated and deleted elements, diagonals, bits in bytes, functions over elements, limits of types.
import numpy as np

a = np.arange(12.0).reshape(3, 4) ** 1.5
b = np.array([[3, 1, 4], [1, 5, 9]])
for mode in ("constant", "edge", "wrap", "reflect", "symmetric", "maximum", "minimum", "mean", "linear_ramp"):
    print(mode, np.pad(a, ((1, 2), (0, 1)), mode=mode).round(6).tolist(), np.pad(b, 1, mode=mode).tolist())
print(np.pad(b, ((2, 0), (1, 3)), constant_values=7).tolist(), np.pad(a, 1, mode="empty").shape)
print(np.pad(b, 2, mode="reflect", reflect_type="odd").tolist())
for k in (0, -1, 2):
    print(np.delete(a, k).round(4).tolist(), np.delete(b, k, axis=1).tolist())
print(np.tile(b, 2).tolist(), np.tile(b, (2, 1)).tolist(), np.tile(b, (1, 1)).tolist(), np.resize(b, (3, 3)).tolist(), np.resize(b, 4).tolist())
for k in (-2, 0, 1):
    print(np.diag(b[1], k).tolist())
print(np.packbits(b > 2, axis=1).tolist(), np.packbits(np.arange(21) % 3 == 0).tolist(), np.packbits(b > 2, axis=0, bitorder="little").tolist())
print(np.unpackbits(np.array([[2], [255]], dtype=np.uint8), axis=1).tolist())


def clipped(x, low):
    if x < low:
        return low
    return x


print(np.vectorize(clipped)(np.linspace(-1, 1, 5), 0.25), np.vectorize(lambda v: v * 2)(b).tolist())
print(np.finfo(np.float64).eps, np.finfo(np.float32).max, np.finfo(np.float64).nmant, np.finfo(np.float32).bits, np.finfo(np.float64).tiny)
print(np.i0(np.array([0.0, 1.0, 7.5, 8.0, 9.0, 40.0])).round(4).tolist())
