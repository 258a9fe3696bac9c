"""The operations of `interp.py --wide`: what a program does with arrays of {n} elements, by kind. A row's text is its name.

Those of many dtypes stand as one row with X, which is replaced by each of the arrays that follow it.
"""

SETUP = """import numpy as np
rng = np.random.RandomState(1)
n = {n}
r = int(n ** 0.5)
x, y = rng.rand(n) + 0.5, rng.rand(n) + 0.5
u = rng.rand(n) * 1.6 - 0.8
v = rng.rand(n) * 0.9 + 0.05
v4, v2 = v.astype(np.float32), v.astype(np.float16)
f, g = x.astype(np.float32), y.astype(np.float32)
h = x.astype(np.float16)
c, d = x + 1j * y, y - 1j * x
k = c.astype(np.complex64)
i, j = rng.randint(0, n, n), rng.randint(1, 1000, n)
w = j.astype(np.int32)
s = j.astype(np.int16)
b = (j % 251).astype(np.uint8)
m, o = x > y, x > 1.0
few = rng.randint(0, 50, n)
order = np.sort(x)
A, B = x[:r * r].reshape(r, r).copy(), y[:r * r].reshape(r, r).copy()
F, K, W = A.astype(np.float32), (A + 1j * B)[:40, :40], few[:r * r].reshape(r, r).copy()
S = A[:60, :60] @ A[:60, :60].T + np.eye(min(r, 60))
Q = A[:60, :60].copy()
T = x[:n // 64 * 64].reshape(-1, 8, 8).copy()
V = x[:n // 3 * 3].reshape(-1, 3).copy()
M = A > B
col, row = A[:, :1].copy(), A[:1].copy()
pick, rows = i[:r] % r, np.arange(r)
out, fout = np.empty(n), np.empty(n, np.float32)
text = [float(v) for v in x[:min(n, 1000)]]
gen = np.random.default_rng(1)
"""

ELEMENTARY = ("sin cos tan arcsin arccos arctan sinh cosh tanh arcsinh arctanh exp exp2 expm1 log log2 log10 log1p cbrt sqrt "
              "square reciprocal absolute sign negative floor ceil trunc rint isnan isinf isfinite signbit deg2rad fabs "
              "spacing frexp modf").split()
INTEGERS = "i w s b".split()
NUMBERS = "x f h c k i w s b m".split()

WIDE = {
    "arithmetic": [
        "x + y", "x - y", "x * y", "x / y", "x // y", "x % y", "x ** 2", "x ** 3", "x ** 0.5", "x ** -1", "x ** 1.5", "x ** y", "2.0 ** x",
        "f + g", "f * g", "f / g", "f // g", "f % g", "f ** 2", "f ** 1.5", "f ** g", "h + h", "h * h", "h / h", "h > 1", "h ** 2", "h * 2",
        "c + d", "c - d", "c * d", "c / d", "c ** 2", "c * 2.0", "c * x", "k * k", "k / k", "i + j", "i - j", "i * j", "i / j", "i // j", "i % j", "i // 7", "i % 7",
        "i ** 2", "i << 2", "i >> 2", "i & j", "i | j", "i ^ j", "~i", "w + w", "w * w", "w // w", "w % 7", "w // 7", "s + s", "s * s", "s // s", "b + b", "b * b", "b // 3", "b % 3", "b & b",
        "i + x", "i * 0.5", "w * 0.5", "b / 255.0", "w + f", "b + w", "-x", "-i", "abs(u)", "abs(i - j)", "abs(c)", "abs(k)",
        "np.divmod(i, j)", "np.divmod(x, y)", "np.gcd(i, j)", "np.lcm(i, j)", "np.float_power(x, y)",
        "np.add(x, y, out=out)", "np.multiply(x, 2.0, out=out)", "np.divide(x, y, out=out, where=m)", "x.__iadd__(0.0)", "out[:] = x",
    ],
    "comparing": [
        "x < y", "x == y", "x <= 1.0", "f < g", "i < j", "i == 3", "w < w", "b > 100", "c == d", "m & o", "m | o", "m ^ o", "~m", "np.logical_and(x, y)", "np.logical_not(x)",
        "np.logical_and(m, o)", "(x > 0.7) & (x < 1.2)", "np.isclose(x, y)", "np.allclose(x, x)", "np.array_equal(x, x)", "np.array_equal(i, j)", "np.maximum(x, y)",
        "np.minimum(x, 1.0)", "np.fmax(x, y)", "np.maximum(i, j)", "np.maximum(f, 0)", "np.maximum(u, 0)", "np.maximum(b, 3)", "np.maximum(h, h)", "np.clip(x, 0.7, 1.2)",
        "np.clip(i, 3, 100)", "np.clip(f, 0.7, 1.2)", "np.clip(x, 0.7, None)", "np.clip(x, 0.7, 1.2, out=out)", "x.clip(0.7, 1.2)", "np.where(m, x, y)", "np.where(m, x, 0.0)",
        "np.where(m, i, j)", "np.where(x > 1, x, -x)", "np.where(m)", "np.where(M, A, 0)", "np.heaviside(u, 0.5)", "np.copysign(x, u)", "np.nextafter(x, y)",
        "np.isin(i, j)", "np.isin(few, [1, 2, 3])", "np.in1d(i, j)", "np.nan_to_num(x)", "np.nan_to_num(f)",
    ],
    "elementary": ["np.%s(X)" % name for name in ELEMENTARY] + [
        "np.hypot(x, y)", "np.hypot(f, g)", "np.arctan2(x, y)", "np.arctan2(f, g)", "np.power(x, y)", "np.power(f, g)", "np.logaddexp(x, y)", "np.logaddexp2(x, y)", "np.ldexp(x, 3)",
        "np.exp(c)", "np.log(c)", "np.sqrt(c)", "np.sin(c)", "np.cos(c)", "np.tanh(c)", "np.abs(c)", "np.angle(c)", "np.conj(c)", "c.real", "c.imag", "c.real.copy()", "np.exp(1j * x)", "np.square(c)",
        "np.exp(i % 5)", "np.sqrt(i)", "np.sin(i)", "np.log(j)", "np.sqrt(w)", "np.round(x)", "np.round(x, 2)", "np.round(f, 2)", "np.around(i)", "np.fix(u)", "np.sinc(x)", "np.real(c)", "np.unwrap(x)",
        "np.degrees(x)", "np.i0(x)", "1.0 / (1.0 + np.exp(-x))", "np.exp(A - A.max(axis=1, keepdims=True))", "0.5 * x * (1 + np.tanh(0.79 * (x + 0.044 * x ** 3)))",
    ],
    "reductions": ["X.%s" % call for call in ("sum()", "max()", "min()", "mean()", "prod()", "any()", "all()", "argmax()", "argmin()", "cumsum()")] + [
        "x.std()", "x.var()", "f.std()", "f.var()", "c.std()", "i.std()", "np.ptp(x)", "np.median(x)", "np.median(f)", "np.median(A, axis=0)", "np.median(A, axis=1)", "np.median(i)", "np.percentile(x, 30)",
        "np.percentile(x, [25, 50, 75])", "np.quantile(x, 0.3)", "np.quantile(A, 0.3, axis=0)", "np.average(x)", "np.average(x, weights=y)", "np.average(A, axis=0)", "np.cov(A[:8])", "np.corrcoef(A[:8])", "np.nansum(x)", "np.nanmean(x)", "np.nanmax(x)", "np.nanstd(x)",
        "np.nanargmax(x)", "np.cumprod(x)", "np.diff(x)", "np.diff(A, axis=0)", "np.diff(i)", "np.gradient(x)", "np.trapz(x)", "np.count_nonzero(m)", "np.count_nonzero(x)", "np.count_nonzero(M, axis=0)",
        "np.add.reduce(x)", "np.add.accumulate(x)", "np.maximum.accumulate(x)", "np.maximum.reduce(A)", "np.logical_and.reduce(M)", "np.add.reduceat(x, rows)", "np.add.at(out, few, 1.0)", "np.add.at(out, few, x)", "np.add.at(W, few, 1)", "np.subtract.at(out, few, x)",
        "np.bincount(few)", "np.bincount(few, weights=x)", "np.bincount(few, minlength=100)", "np.histogram(x)", "np.histogram(x, 50)", "np.histogram(x, bins=few[:3].cumsum())", "np.digitize(x, order[::100])", "np.trace(A)", "sum(text)", "m.sum()", "b.sum()", "np.all(x > 0)", "np.any(x > 5)", "x.sum(dtype=np.float32)",
    ] + ["A.%s(axis=%s)" % (call, axis) for call in ("sum", "mean", "max", "min", "std", "var", "prod", "argmax", "argmin", "cumsum") for axis in "01"] + [
        "F.sum(axis=0)", "F.sum(axis=1)", "F.max(axis=1)", "F.argmax(axis=1)", "F.mean(axis=-1, keepdims=True)", "F.var(axis=-1, keepdims=True)", "W.sum(axis=0)", "W.sum(axis=1)", "W.max(axis=1)", "W.argmax(axis=0)", "W.argmax(axis=1)", "M.sum(axis=0)", "M.any(axis=1)", "M.all(axis=0)", "M.argmax(axis=1)",
        "A.sum(axis=1, keepdims=True)", "T.sum(axis=(1, 2))", "T.sum(axis=1)", "T.max(axis=(1, 2))", "T.mean(axis=0)", "V.sum(axis=1)", "V.max(axis=1)", "V.argmax(axis=1)", "V.mean(axis=0)", "A.T.sum(axis=0)", "A.T.max(axis=1)", "x[::2].sum()",
    ],
    "indexing": [
        "x[3]", "x[3:-3]", "x[::2].copy()", "x[::-1].copy()", "A[3]", "A[:, 3]", "A[3:9, 2:5]", "A[:, 3].copy()", "A.T.copy()", "A[::2, ::2].copy()", "A[:, None] + A[3]", "A[..., 0]", "x[i]", "f[i]", "b[i]", "c[i]", "x[few]", "A[pick]",
        "A[:, pick]", "A[rows, pick]", "A[pick[:, None], pick]", "A[np.ix_(pick, pick)]", "x[m]", "f[m]", "b[m]", "i[m]", "c[m]", "A[M]", "F[M]", "A[M[:, 0]]", "A[:, M[0]]", "x[~m]", "x[x > 1.4]", "x[x > 0.6]", "x[[1, 2, 3]]",
        "out[i] = y", "out[i] = 1.0", "out[i] += 1.0", "out[m] = 0.0", "out[m] = y[m]", "B[M] = 0", "B[M] += 1", "B[rows, pick] = 1.0", "B[:, 3] = 1.0", "B[3] = 0.0", "B[pick] = A[pick]", "B[::2] = A[::2]", "out[2:-2] = y[2:-2]", "out[1:] += x[:-1]", "B[1:-1, 1:-1] = A[2:, 1:-1] + A[:-2, 1:-1]",
        "np.take(x, i)", "np.take(A, pick, axis=0)", "np.take(A, pick, axis=1)", "np.take_along_axis(A, W % r, axis=1)", "np.put(out, i, y)", "out.put(i, 1.0)", "np.put(out, few, x)", "np.putmask(out, m, y)", "np.place(out, m, [1.0, 2.0])", "np.copyto(out, x)", "np.copyto(out, x, where=m)", "np.compress(m, x)", "np.extract(m, x)",
        "np.choose(few % 2, [x, y])", "np.select([m, o], [x, y], 0.0)", "np.nonzero(m)", "np.nonzero(few)", "np.nonzero(M)", "np.argwhere(m)", "np.argwhere(M)", "np.flatnonzero(m)", "np.unravel_index(i, (n, 1))", "np.ravel_multi_index((pick, pick), (r, r))", "np.diag(A)", "np.diag(x[:r])", "np.diagonal(A)", "np.fill_diagonal(B, 1.0)", "np.triu(A)", "np.tril(A)", "np.tri(r)", "np.delete(x, 3)", "np.delete(x, [1, 5, 7])", "np.insert(x, 3, 1.0)", "np.append(x, 1.0)", "np.append(x, y)", "x.flat[5]", "x.item(3)", "x.tolist()", "A.tolist()", "i.tolist()", "list(x)", "m.tolist()",
    ],
    "ordering": [
        "np.sort(x)", "np.sort(f)", "np.sort(i)", "np.sort(w)", "np.sort(b)", "np.sort(h)", "np.sort(c)", "np.sort(few)", "np.sort(order)", "np.sort(A, axis=0)", "np.sort(A, axis=1)", "np.sort(x, kind='stable')", "np.argsort(x)", "np.argsort(i)", "np.argsort(f)", "np.argsort(few)", "np.argsort(x, kind='stable')", "np.argsort(-x)", "np.argsort(A, axis=1)", "np.argsort(A, axis=0)",
        "np.partition(x, n // 2)", "np.partition(x, 5)", "np.partition(f, n // 2)", "np.partition(i, n // 3)", "np.partition(A, 5)", "np.partition(A, 5, axis=0)", "np.argpartition(x, n // 2)", "np.argpartition(i, 5)", "np.argpartition(A, 5)", "x.copy().partition(5)", "np.partition(x, [5, 50])", "np.searchsorted(order, x)", "np.searchsorted(order, 0.7)", "np.unique(few)", "np.unique(i)", "np.unique(x)", "np.unique(few, return_counts=True)", "np.unique(few, return_inverse=True)", "np.unique(few, return_index=True)", "np.unique(W[:, :2], axis=0)", "np.lexsort((few, i))",
        "np.intersect1d(i, few)", "np.union1d(i, few)", "np.setdiff1d(i, few)", "np.setxor1d(i, few)", "np.flip(x)", "np.roll(x, 3)", "np.roll(A, 1, axis=0)", "np.roll(A, -1, axis=1)", "np.rot90(A)", "np.random.permutation(x)", "np.random.shuffle(out)", "np.interp(x, order, x)",
    ],
    "making": [
        "np.zeros(n)", "np.ones(n)", "np.empty(n)", "np.full(n, 3.0)", "np.full((r, r), 3)", "np.zeros((r, r), dtype=np.float32)", "np.zeros_like(x)", "np.ones_like(A)", "np.empty_like(x)", "np.full_like(x, 2.0)", "np.arange(n)", "np.arange(n, dtype=np.float32)", "np.arange(0.0, 1.0, 1.0 / n)", "np.linspace(0, 1, n)", "np.logspace(0, 1, n)", "np.eye(r)", "np.identity(r)", "np.array(text)", "np.array(x)", "np.asarray(x)", "np.asarray(text)", "np.array([text, text])", "np.array([1, 2, 3])", "np.array([x, y])", "np.meshgrid(x[:r], y[:r])", "np.mgrid[:r, :r]", "np.ogrid[:r, :r]", "np.indices((r, r))", "np.fromfunction(lambda a, b: a * b, (r, r))", "np.fromiter(text, float)", "np.frombuffer(x.tobytes())", "x.tobytes()", "np.vander(x[:r], 4)", "np.hanning(n)", "np.float64(3.0)", "np.ndarray((r, r))", "np.finfo(np.float64).eps",
    ] + ["X.astype(np.%s)" % t for t in ("float64", "float32", "float16", "int64", "int32", "uint8", "bool_", "complex128")],
    "shaping": [
        "x.reshape(-1, 1)", "A.T", "A.ravel()", "A.T.ravel()", "A.flatten()", "x.copy()", "np.copy(A)", "np.squeeze(col)", "np.expand_dims(x, 0)", "x[None]", "np.atleast_1d(x)", "np.atleast_2d(x)", "np.transpose(A)", "np.swapaxes(T, 1, 2)", "np.moveaxis(T, 0, 2)", "T.transpose(2, 0, 1).copy()", "np.concatenate([x, y])", "np.concatenate([A, B], axis=1)", "np.concatenate([A, B])", "np.concatenate([i, x])", "np.hstack([x, y])", "np.vstack([x, y])", "np.dstack([A, B])", "np.stack([x, y])", "np.stack([x, y], axis=1)", "np.column_stack([x, y])", "np.c_[x, y]", "np.r_[x, y]", "np.block([[A, B], [B, A]])", "np.split(x, 4) if n % 4 == 0 else 0", "np.array_split(x, 7)", "np.hsplit(A, 2) if r % 2 == 0 else 0", "np.tile(x, 2)", "np.tile(A, (2, 2))", "np.repeat(x, 2)", "np.repeat(A, 2, axis=0)", "np.repeat(A, 2, axis=1)", "np.repeat(x, few % 3)", "np.pad(x, 3)", "np.pad(A, 2)", "np.pad(A, ((1, 1), (2, 2)), mode='edge')", "np.pad(A, 1, mode='wrap')", "np.broadcast_to(row, (r, r))", "np.broadcast_to(row, (r, r)).copy()", "np.resize(x, 2 * n)", "A + row", "A + col", "A * B.T", "row * col", "A - A.mean(axis=0)", "T + T[0]", "V / np.linalg.norm(V, axis=1, keepdims=True)", "np.ascontiguousarray(A.T)", "x.view(np.int64)", "np.packbits(m)", "np.unpackbits(b)", "np.lib.stride_tricks.sliding_window_view(x, 5).sum(axis=1)", "A[:, ::-1].copy()", "np.fliplr(A)",
    ],
    "algebra": [
        "A @ B", "F @ F", "K @ K", "W @ W", "A @ B[0]", "A[0] @ B", "F @ F[0]", "x @ y", "f @ g", "i @ j", "c @ d", "np.dot(A, B)", "np.dot(A, B.T)", "A.T @ B", "np.dot(x, y)", "np.vdot(c, d)", "np.inner(x, y)", "np.outer(x[:r], y[:r])", "np.matmul(T, T)", "T @ T[0]", "np.tensordot(A, B)", "np.tensordot(A, B, axes=1)", "np.kron(A[:8, :8], B[:8, :8])", "np.cross(V, V[::-1])", "np.cross(V[0], V[1])",
        "np.einsum('ij,jk->ik', A, B)", "np.einsum('ij,ij->i', A, B)", "np.einsum('ij->j', A)", "np.einsum('ii', A)", "np.einsum('bij,bjk->bik', T, T)", "np.einsum('i,i', x, y)", "np.einsum('i,j->ij', x[:r], y[:r])", "np.einsum('ijk,k->ij', T, T[0, 0])", "np.linalg.norm(x)", "np.linalg.norm(f)", "np.linalg.norm(V[0])", "np.linalg.norm(A)", "np.linalg.norm(A, axis=1)", "np.linalg.norm(V, axis=1)", "np.linalg.norm(x, 1)", "np.linalg.norm(x, np.inf)", "np.linalg.norm(c)", "np.linalg.norm(Q, 2)",
        "np.linalg.inv(S)", "np.linalg.solve(S, Q)", "np.linalg.solve(S, Q[0])", "np.linalg.det(S)", "np.linalg.slogdet(S)", "np.linalg.cholesky(S)", "np.linalg.qr(Q)", "np.linalg.svd(Q)", "np.linalg.svd(Q, compute_uv=False)", "np.linalg.svd(Q, full_matrices=False)", "np.linalg.eigh(S)", "np.linalg.eigvalsh(S)", "np.linalg.eig(Q)", "np.linalg.eigvals(Q)", "np.linalg.pinv(Q)", "np.linalg.pinv(A[:, :20])", "np.linalg.lstsq(A[:, :20], x[:r], rcond=None)", "np.linalg.matrix_rank(Q)", "np.linalg.matrix_power(Q, 5)", "np.linalg.cond(Q)", "np.linalg.inv(T)", "np.linalg.det(T)", "np.linalg.solve(T, T)",
        "np.linalg.inv(F[:60, :60])", "np.linalg.solve(F[:60, :60], F[0, :60])", "np.linalg.inv(K)", "np.linalg.solve(K, K[0])", "np.linalg.det(K)", "np.linalg.svd(K)", "np.linalg.eigh(K @ K.conj().T)", "np.linalg.eig(K)", "np.linalg.eigvals(K)", "np.linalg.qr(K)", "np.linalg.pinv(K)", "np.linalg.cholesky(K @ K.conj().T + 40 * np.eye(len(K)))",
        "np.fft.fft(x)", "np.fft.ifft(c)", "np.fft.rfft(x)", "np.fft.fft2(A)", "np.fft.fftshift(x)", "np.fft.fftfreq(n)", "np.convolve(x, y[:9])", "np.convolve(x, y[:9], 'same')", "np.correlate(x, y[:9])", "np.polyval([1.0, 2.0, 3.0], x)", "np.polyfit(x, y, 2)", "np.vectorize(lambda v: v)(x[:r])", "np.apply_along_axis(np.sum, 1, A)",
    ],
    "drawing": [
        "np.random.rand(n)", "np.random.randn(n)", "np.random.random(n)", "np.random.uniform(-1, 1, n)", "np.random.normal(0, 1, n)", "np.random.randint(0, 100, n)", "np.random.randint(0, 100)", "np.random.rand()", "np.random.choice(n, 10)", "np.random.choice(n, 10, replace=False)", "np.random.choice(50, n)", "np.random.choice(3, n, p=[0.2, 0.3, 0.5])", "np.random.choice(x, 10)", "np.random.permutation(n)", "np.random.multinomial(100, [0.2, 0.3, 0.5])", "np.random.binomial(10, 0.3, n)", "np.random.poisson(3.0, n)", "np.random.exponential(1.0, n)", "np.random.seed(1)", "gen.random(n)", "gen.standard_normal(n)", "gen.integers(0, 100, n)", "gen.uniform(0, 1, n)", "gen.normal(0, 1, n)", "gen.choice(n, 10)", "gen.permutation(n)", "gen.random(n, dtype=np.float32)", "np.random.default_rng(1)",
    ],
    "writing": ["str(x)", "repr(A)", "str(x[:10])", "str(i[:10])", "str(x[0])", "f'{x[0]:.3f}'", "np.array2string(x[:100])", "np.array_repr(f)"],
}


# The arrays that stand for X.
ARRAYS_OF = {"elementary": "v v4 v2".split(), "reductions": NUMBERS, "making": NUMBERS}


def operations():
    """(group, text) of every operation."""
    for group, texts in WIDE.items():
        for text in texts:
            for array in ARRAYS_OF[group] if "X" in text else [""]:
                yield group, text.replace("X", array)
