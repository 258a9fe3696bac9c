import numpy as np
params = {}
rng = np.random.RandomState(0)
L = int(np.array([3]).sum())
for l in range(1, L):
    params["W" + str(l)] = rng.randn(4, 4)
    params["b" + str(l)] = np.zeros(4)
x = rng.randn(2, 4)
for l in range(1, L):
    x = np.tanh(x @ params["W" + str(l)] + params["b" + str(l)])
print(x)
for k in sorted(params):
    print(k, params[k].shape)
