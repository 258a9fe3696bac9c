# A library function that is first needed inside a loop that is specialised in several passes.
import sys
import numpy as np


def total(k, y):
    for i in range(k):
        z = np.zeros(2 ** i)
        y = y + len(z) + 3 ** (k - i)
    return y


def main(budget):
    runs, best = 0, 10 ** 9
    while runs == 0 or best < budget:
        r = total(3, 0)
        if runs == 0:
            print(r)
        best = min(best, r)
        runs += 1


main(len(sys.argv) - 3)
