# Known lists of numbers of several types, or of numbers and None, at places that only the running program knows.
import random

import numpy as np

n = int(np.sum(np.ones(3)))
mixed = [3.5, 1, 2.25, 4, 0]
print(mixed[n], mixed[n - 1], mixed[1:n], mixed[n:], [mixed[i] for i in range(n + 2)])
mixed[n] = 7.5
print(mixed, max(mixed), sorted(mixed), sum(mixed))
maybe = [None, 4, None, 2.5]
print(maybe[n], maybe[n - 1], maybe[0] is None, maybe[n - 3] is None)
pair = (1, 2.5, 3, 4.0)
print(pair[n], pair[n - 1], pair[1:n], pair[:n])


def largest(items, k):
    pivot = items[k]
    smaller = [x for x in items if x < pivot]
    return pivot, smaller


print(largest([3.1, 1.2, 5, 4.7, 0], n), largest([3, 1, 2, 9], n))


def quick_sort(items):
    if len(items) < 2:
        return items
    pivot = items.pop(random.randrange(len(items)))
    lesser = [x for x in items if x <= pivot]
    greater = [x for x in items if x > pivot]
    return [*quick_sort(lesser), pivot, *quick_sort(greater)]


print(quick_sort([0, 5, 3, 2, 2]), quick_sort([]), quick_sort([-2, 5, 0, -45, 3, 8]))
words = ['a', 'b', 'c', 'd']
print(words.pop(n - 2), words, words.pop(-n), words)
