# Python's and NumPy's floats alternate in a loop.
import numpy as np


def main():
    a = np.array([0.5, 0.25, 0.125])
    t = 0
    count = 1
    while t < 2:
        dt = 0.4 * np.min(a)
        hit = False
        if t + dt > count * 0.3:
            dt = count * 0.3 - t
            hit = True
        b = a * dt
        t += dt
        if hit:
            print(t, dt, b.sum())
            count += 1
    print(t, type(t).__name__)
    f = np.float32(1)
    print((f * t).dtype)


main()
