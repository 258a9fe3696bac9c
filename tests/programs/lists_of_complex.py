import numpy as np

a = np.array([1 + 2j, -0.5j, 3, 7])
items = a[:3].tolist()
print(items, len(items))
items.append(2j * len(items))
items[0] = items[1] * items[2]
print(items, items[-1], sum(items), items == a.tolist(), items == items[:])
products = [i * v for i, v in enumerate(a[:3])]
print(products[1], products)
roots = []
z = 1 + 1j
while abs(z) < 40:
    roots.append((z, abs(z), len(roots)))
    z = z * z + 1
print(roots)
first, *rest = a.tolist()
print(first, rest)
print(np.array(items) * 2, [v.real for v in items if v.imag > 1], items[::-1])
print((a.reshape(2, 2)[:, :1]).tolist())
narrow = [v for v in a.astype(np.complex64)[:2]]
print(narrow[0] * 2, narrow[1].dtype)
table = {}
for k, v in enumerate(a[:3]):
    table[k] = v * 2
print(table[2], len(table))

# The largest and the smallest: by real parts, then by imaginary ones; booleans where there are loops of int8 only.
x = np.array([1 + 2j, 1 - 1j, 5j, 1 + 2j, -3j])
print(x.max(), x.min(), np.ptp(x), np.max(x.reshape(1, 5), axis=0), x.reshape(5, 1).min(axis=0))
print(np.array([x[0], x[1] * np.nan, 3]).max(), np.max(x[:0], initial=-5), x.astype(np.complex64).max().dtype)
b = np.array([True, False, True])
print(np.conj(b), np.square(b).dtype, np.vdot(b, b), np.reciprocal(b[:1]).dtype)
