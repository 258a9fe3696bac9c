"""The heat equation on a square plate: slices, stores through views, a time loop."""
import sys

import numpy as np


def step(u, k):
    u[1:-1, 1:-1] += k * (u[2:, 1:-1] + u[:-2, 1:-1] + u[1:-1, 2:] + u[1:-1, :-2] - 4 * u[1:-1, 1:-1])


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 48
    u = np.zeros((n, n))
    u[0, :] = 100.0
    u[:, 0] = np.linspace(100.0, 0.0, n)
    for i in range(500):
        step(u, 0.2)
    print(f"mean {u.mean():.6f}, centre {u[n // 2, n // 2]:.6f}, warmest inside {u[1:-1, 1:-1].max():.6f}")
    print(u[:: n // 6, :: n // 6].round(2))


main()
