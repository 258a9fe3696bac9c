"""np.matrix: products, subscripts, reductions, and functions of numpy on matrices."""
import numpy as np
A = np.matrix([[1., 2], [3, 4]])
B = np.matrix('5 6; 7 8')
x = np.mat('1; 2')
def show(e):
    try:
        r = eval(e)
        print(e, type(r).__name__, getattr(r, 'shape', ''), getattr(r, 'dtype', ''), repr(r).replace('\n', ''))
    except Exception as err:
        print(e, type(err).__name__, err)
for e in ["A", "B", "x", "A*B", "A*x", "x.T*A", "A**2", "A**-1", "A+B", "A-1", "2*A", "A*2", "A/2", "A.T", "A.I", "A.H", "A.A", "A.A1", "A[0]", "A[:,0]", "A[0,1]", "A[0,:]", "A[:,1:]", "A[A>2]",
  "A.sum()", "A.sum(axis=0)", "A.sum(axis=1)", "A.mean()", "A.mean(0)", "A.mean(1)", "A.std()", "A.std(0)", "A.var(1)", "A.max()", "A.max(0)", "A.max(1)", "A.min(1)", "A.argmax()", "A.argmax(0)", "A.argmax(1)", "A.argmin(1)", "A.ptp(0)", "A.ptp(1)", "A.any()", "A.all(1)", "A.prod()", "A.prod(0)",
  "np.sum(A)", "np.sum(A, axis=0)", "np.mean(A, 1)", "np.max(A, axis=1)", "np.std(A)", "A.ravel()", "A.flatten()", "A.reshape(1,4)", "A.squeeze()", "A[0].squeeze()", "A.tolist()", "A.copy()", "A.astype(int)", "np.multiply(A, B)", "np.dot(A, B)", "A @ B", "A.dot(B)", "A * np.ones((2,2))", "np.ones((2,2)) * A", "np.ones(2) * A", "A == B", "A > 2", "-A", "np.linalg.inv(A)", "np.linalg.det(A)", "np.linalg.solve(A, x)", "np.linalg.norm(A)", "np.linalg.eigvalsh(A+A.T)", "np.linalg.pinv(x)", "np.transpose(A)", "np.asarray(A)", "np.array(A)", "np.asarray(A) * A", "np.vstack([A, B])", "np.hstack([A, B])", "np.concatenate([A, B])", "np.bmat([[A, B], [B, A]])", "np.bmat('A B; B A', {'A': A, 'B': B})", "np.trace(A)", "np.exp(A*0)", "np.sqrt(A)", "A.trace()", "A.diagonal()", "A.shape", "A.ndim", "np.matrix([1,2,3])", "np.matrix(3)", "np.matrix(np.arange(6).reshape(2,3))", "np.matrix('1 2; 3')", "np.matrix([[[1]]])", "A * [1, 2]", "A * B * x", "np.outer(A[0], A[0])", "np.eye(2) * A", "np.asmatrix([[1,2]])", "A.getT()", "A.item(1)", "A[1] * x", "(x.T * x)[0,0]", "float(x.T*x)", "np.matrix([[1+2j, 3]]).H", "np.zeros_like(A)", "np.round(A*1.234, 1)", "np.cumsum(A, axis=0)", "np.allclose(A*A.I, np.eye(2))", "np.abs(-A)", "sum(A)", "len(A)", "[r for r in A]", "A.cumsum()", "np.sort(A)", "np.clip(A,2,3)", "A.nonzero()", "np.tile(A,(1,2))", "np.kron(A, A)", "np.diag(A)", "np.average(A, axis=0)", "isinstance(A, np.ndarray)", "np.matrix", "str(A)", "f'{A}'", "A[[0,1],[1,0]]", "A[..., 0]", "A[None].shape", "np.linalg.matrix_power(A, 3)", "A % 2", "A // 2", "1 / A", "A[1:, 1:]", "x[0]", "x[1, 0]", "x[0, 0] + 1"]:
    show(e)
A *= B; print(A); A += 1; print(A, type(A)); A[0, 0] = 9; A[1] = [7, 7]; A[:, 1] = [[3], [4]]; print(A)
A **= 2; print(A)
