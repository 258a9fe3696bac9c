import math, random
import numpy as np
random.seed(4)
class City:
    def __init__(self, x, y):
        self.x, self.y = x, y
    def distance(self, other):
        return math.hypot(self.x - other.x, self.y - other.y)
    def __repr__(self):
        return f"({self.x}, {self.y})"
def tour_length(tour):
    return sum(tour[i].distance(tour[(i + 1) % len(tour)]) for i in range(len(tour)))
cities = [City(random.randint(0, 100), random.randint(0, 100)) for _ in range(12)]
current = cities[:]
best = list(current)
T = 100.0
steps = 0
while T > 0.5:
    i, j = sorted(random.sample(range(len(current)), 2))
    candidate = current[:i] + current[i:j + 1][::-1] + current[j + 1:]
    delta = tour_length(candidate) - tour_length(current)
    if delta < 0 or random.random() < math.exp(-delta / T):
        current = candidate
        if tour_length(current) < tour_length(best):
            best = list(current)
    T *= 0.99
    steps += 1
print(steps, round(tour_length(cities), 3), round(tour_length(best), 3))
print(best)
D = np.array([[a.distance(b) for b in cities] for a in cities])
print(D.shape, np.allclose(D, D.T), D.max().round(3), np.unravel_index(D.argmax(), D.shape))
