"""Eigenvalues of general real matrices in LAPACK's order; vectors, of pairs up to a factor."""
import numpy as np
np.set_printoptions(precision=6, suppress=True)
rng = np.random.RandomState(3)
def show(A):
    A = np.asarray(A)
    w, v = np.linalg.eig(A)
    ok = np.allclose(A @ v, v * w, atol=1e-8 * max(1, abs(A).max())) and np.allclose(np.linalg.norm(v, axis=0), 1)
    print(A.shape, w.dtype, v.dtype, ok, np.allclose(np.linalg.eigvals(A), w, atol=1e-6*max(1, abs(A).max())))
    print(np.round(w, 6) + 0, np.round(v.real * (w.imag == 0), 5) + 0, np.round(abs(v), 5))
for M in [np.diag([1.,2,3]), [[2.,0],[0,1]], [[1.,1],[0,2]], [[2.,1],[1,2]], [[0.,1],[-1,0]], [[1.,2],[3,4]], [[4.,1],[2,3]], [[1.,2,3],[0,4,5],[0,0,6]], [[1.,0,0],[2,3,0],[4,5,6]], np.eye(3), np.zeros((2,2)), [[5.]], [[1,2],[3,4]], [[1e8,1],[1e-8,1]], [[0.5,0.25,0.25],[0.2,0.6,0.2],[0.1,0.3,0.6]], [[0.9,0.1],[0.5,0.5]]]:
    show(M)
for n in [2,3,4,5,6,8,10,15,20,30,50,74]:
    for rep in range(3):
        A = rng.randn(n, n) if rep else np.round(rng.randn(n, n) * 2)
        if n <= 10: show(A)
        else:
            w, v = np.linalg.eig(A); print(n, rep, w[:5], w[-3:], np.allclose(A @ v, v * w))
print(np.roots([1, -6, 11, -6]), np.roots([1, 2, 5]), np.roots([2, -4, 3, 1, 7]), np.roots([1,2,3,4,5,6]), np.poly(np.array([[1.,2],[3,4]])))
w, v = np.linalg.eig(rng.randn(2,3,3)); print(w, v.shape, np.linalg.eigvals([[1, 2j], [3, 4]]))
w, v = np.linalg.eig(np.array([[1,2],[3,4]], 'f4')); print(w, v, w.dtype)
w, v = np.linalg.eig(np.zeros((0,0))); print(w, v)
for n in 80, 130:
    A = rng.randn(n, n); w, v = np.linalg.eig(A); print(np.allclose(A @ v, v * w), np.allclose(np.sort_complex(np.linalg.eigvals(A)), np.sort_complex(w)))
try: np.linalg.eig([[np.nan, 1], [1, 2]])
except np.linalg.LinAlgError as e: print(e)
J = np.eye(30) + np.diag(np.ones(29), 1); w, v = np.linalg.eig(J); print(w[:3], np.isfinite(v).all())
