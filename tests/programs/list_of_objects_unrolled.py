"""Lists of objects and dictionaries that change afterwards: the loops that fill them are unrolled."""


class Bird:
    def __init__(self, x):
        self.x = x
        self.path = []

    def move(self, d):
        self.x += d
        self.path.append(self.x)


flock = []
for i in range(3):
    flock.append(Bird(float(i)))
for step in range(4):
    for b in flock:
        b.move(0.5 * step)
    flock[0].x = 9.0
print([b.x for b in flock], [len(b.path) for b in flock], flock[1].path)
params = []
for i in range(2):
    params.append({"mean": i * 1.0, "n": 0})
for i in range(2):
    params[i]["mean"] += 2.5
    params[i]["n"] += 1
print(params)
