import numpy as np
r = np.random.RandomState(0)
for n in (1, 2, 5, 33, 70):
    a = r.rand(n, n); b = r.rand(n); B = r.rand(n, 7)
    az = r.rand(n, n) + 1j * r.rand(n, n); bz = r.rand(n, 3) + 1j
    print(n, np.abs(a @ np.linalg.solve(a, b) - b).max() < 1e-10, np.abs(a @ np.linalg.solve(a, B) - B).max() < 1e-10,
          np.abs(az @ np.linalg.solve(az, bz) - bz).max() < 1e-10, np.abs(az @ np.linalg.inv(az) - np.eye(n)).max() < 1e-9,
          f"{np.linalg.det(a):.8g}", [f"{v:.8g}" for v in np.linalg.slogdet(a)], f"{np.abs(np.linalg.det(az)):.8g}")
    x = np.linalg.solve(az, bz)
    print(f"{x[n-1, 0].real:.9g} {x[0, 2].imag:.9g}")
print(np.linalg.solve(np.array([[0.0, 1.0], [1.0, 0.0]]), np.array([1.0, 2.0])))
print(np.linalg.det(np.zeros((3, 3))), np.linalg.det(np.array([[1, 2], [2, 4]])))
for m, k, n in ((1, 5, 7), (4, 4, 4), (17, 9, 33)):
    x = (r.rand(m, k) + 1j * r.rand(m, k)); y = r.rand(k, n) - 1j * r.rand(k, n)
    z = x @ y
    s = 0
    for i in range(k): s = s + np.outer(x[:, i], y[i])
    print(np.abs(z - s).max() < 1e-12, np.abs(x.astype(np.complex64) @ y.astype(np.complex64) - s).max() < 1e-4, (x.T.conj() @ (2 * x)).shape, x.real @ y is None)
    print(np.abs(np.stack([x, 2 * x]) @ y - np.stack([s, 2 * s])).max() < 1e-11, np.abs(y.T @ x.T - s.T).max() < 1e-12, np.abs(np.dot(x, y.copy()) - s).max() < 1e-12)
