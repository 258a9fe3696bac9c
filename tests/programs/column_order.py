"""Arrays in column order: what a reshape of them shares."""
import numpy as np
a = np.zeros((3, 4), order='F')
z = a.reshape(-1)
z[0] = 5
print(a)
b = np.array([[1, 2], [3, 4]], order='F')
z = b.reshape(-1)
z[0] = 5
for c in (np.ones((2, 3), order='F'), np.full((2, 3), 7, order='F'), np.full((2, 3), [1, 2, 3], order='F'), np.zeros_like(np.ones((2, 3)), order='F'), np.asfortranarray(np.arange(6).reshape(2, 3)), np.array(np.arange(6).reshape(2, 3), order='F'), np.asarray(np.arange(6).reshape(2, 3).T, order='C'), np.arange(6).reshape(2, 3).copy(order='F'), np.array([[1, 2, 3], [4, 5, 6]], dtype=float, order='F'), np.empty((0, 3), order='F')):
    print(c.shape)
x = np.arange(6).reshape(2, 3)
y = np.asarray(x.T, order='C')
y[0, 0] = 9
w = np.asfortranarray(x)
w[0, 1] = 8
f = np.asfortranarray(w)
f[1, 1] = 7
print(x, w, f)
c = np.full((2, 3), [1, 2, 3], order='F')
z = c.reshape(-1)
z[0] = 5
print(c)
c = x.copy(order='F')
z = c.reshape(-1)
z[0] = 5
print(c)
d = np.array(x.T, dtype=float, order='C')
z = d.reshape(-1)
z[0] = 55
print(d)
a = np.empty((3, 4), order='F')
a[:] = 1
z = a.reshape(-1)
z[0] = 5
print(a)
