import numpy as np
weights = [np.full((2, 2), float(i)) for i in range(3)]
grads = [np.ones((2, 2)) for _ in range(3)]
held = weights[1]
for i in range(len(weights)):
    weights[i] -= 0.5 * grads[i]
print(weights, held)
