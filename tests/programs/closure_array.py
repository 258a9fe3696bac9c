import numpy as np
def model(w):
    def forward(x):
        return x @ w
    return forward
f = model(np.arange(6.0).reshape(2, 3))
print(f(np.ones((1, 2))))
