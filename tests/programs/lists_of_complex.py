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
