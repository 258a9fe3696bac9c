"""Gravity between N bodies: broadcasting, leapfrog integration, conserved energy."""
import sys

import numpy as np


def acceleration(pos, mass, softening):
    d = pos[np.newaxis, :, :] - pos[:, np.newaxis, :]
    inv_r3 = (np.sum(d * d, axis=-1) + softening**2) ** -1.5
    return np.sum(d * (inv_r3 * mass)[:, :, np.newaxis], axis=1)


def energy(pos, vel, mass, softening):
    kinetic = 0.5 * np.sum(mass * np.sum(vel * vel, axis=1))
    d = pos[np.newaxis, :, :] - pos[:, np.newaxis, :]
    r = np.sqrt(np.sum(d * d, axis=-1) + softening**2)
    pairs = mass[:, np.newaxis] * mass / r
    return kinetic - 0.5 * (np.sum(pairs) - np.sum(mass * mass) / softening)


def main(n=64, steps=100, dt=0.01, softening=0.1):
    np.random.seed(17)
    mass = np.ones(n) * 20.0 / n
    pos = np.random.randn(n, 3)
    vel = np.random.randn(n, 3)
    vel -= np.mean(vel, axis=0)
    acc = acceleration(pos, mass, softening)
    print(f"energy at start {energy(pos, vel, mass, softening):.6f}")
    for _ in range(steps):
        vel += acc * dt / 2
        pos += vel * dt
        acc = acceleration(pos, mass, softening)
        vel += acc * dt / 2
    print(f"energy at end   {energy(pos, vel, mass, softening):.6f}")
    print("centre of mass", np.round(np.sum(pos, axis=0) / n, 6))


if __name__ == "__main__":
    main(n=int(sys.argv[1]) if len(sys.argv) > 1 else 64)
