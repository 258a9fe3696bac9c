#!/usr/bin/python3
"""Programs over objects that are known apart only when they run: npcc beside CPython with NumPy.

    bench/objects.py [--rounds N] [-k PART]                    NPCC_BUILD: the build directory

Every program times its work (start-up, compiling and building the objects left out where that is not the work); the best of
N rounds in turn counts. The ratio is CPython / npcc: above 1 npcc is faster.
"""
import argparse
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
BUILD = os.path.abspath(os.environ.get("NPCC_BUILD", os.path.join(os.path.dirname(HERE), "build")))
ENGINES = {"npcc": [os.path.join(BUILD, "npcc"), "run", "--engine=native", "--no-interpreter"], "CPython": ["/usr/bin/python3"]}
ENVIRONMENT = dict(os.environ, OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1", NPCC_NUM_THREADS="1", NPY_PROMOTION_STATE="weak")

NODE = """class Node:
    def __init__(self, key, next=None, left=None, right=None):
        self.key = key
        self.next = next
        self.left = left
        self.right = right
"""
# name: definitions, then the work.
PROGRAMS = {
    "linked list": (NODE, """head = None
for i in range(1000000):
    head = Node(i, head)
back = None
while head is not None:
    next = head.next
    head.next = back
    back = head
    head = next
r = 0
while back is not None:
    r += back.key
    back = back.next
"""),
    "search tree": (NODE + """def insert(root, key):
    if root is None:
        return Node(key)
    if key < root.key:
        root.left = insert(root.left, key)
    else:
        root.right = insert(root.right, key)
    return root
def depth(n):
    return 0 if n is None else 1 + max(depth(n.left), depth(n.right))
""", """root = None
x = 12345
for i in range(50000):
    x = (x * 1103515245 + 12345) % 2147483648
    root = insert(root, x)
r = depth(root)
"""),
    "bodies": ("""import math
class Body:
    def __init__(self, x, y):
        self.x = x
        self.y = y
        self.vx = 0.0
        self.vy = 0.0
    def pull(self, bodies, dt):
        for o in bodies:
            if o is not self:
                dx = o.x - self.x
                dy = o.y - self.y
                f = dt / (dx * dx + dy * dy + 0.01) ** 1.5
                self.vx += dx * f
                self.vy += dy * f
bodies = []
for i in range(400):
    bodies.append(Body(math.cos(i), math.sin(3 * i)))
""", """for step in range(5):
    for b in bodies:
        b.pull(bodies, 0.001)
    for b in bodies:
        b.x += b.vx * 0.001
        b.y += b.vy * 0.001
r = sum(b.x for b in bodies)
"""),
    "particles with arrays": ("""import numpy as np
class Particle:
    def __init__(self, pos, vel):
        self.pos = pos
        self.vel = vel
    def move(self, dt):
        self.pos += self.vel * dt
        self.vel[self.pos < 0] *= -1
        self.vel[self.pos > 1] *= -1
rng = np.random.default_rng(1)
particles = []
for i in range(500):
    particles.append(Particle(rng.random(3), rng.normal(size=3)))
""", """for step in range(40):
    for p in particles:
        p.move(0.01)
r = sum(p.pos.sum() for p in particles)
"""),
    "graph": ("""class Vertex:
    def __init__(self):
        self.edges = []
        self.distance = -1
vertices = []
for i in range(20000):
    vertices.append(Vertex())
for i in range(20000):
    for k in (1, 7, 31, 1001):
        vertices[i].edges.append(vertices[(i * k + k) % 20000])
""", """vertices[0].distance = 0
queue = [vertices[0]]
at = 0
while at < len(queue):
    v = queue[at]
    at += 1
    for u in v.edges:
        if u.distance < 0:
            u.distance = v.distance + 1
            queue.append(u)
r = sum(v.distance for v in vertices)
"""),
}


def seconds(command, path):
    r = subprocess.run(command + [path], env=ENVIRONMENT, capture_output=True, text=True, timeout=600)
    if r.returncode:
        sys.exit(f"{' '.join(command)} {path}: {r.stderr}")
    elapsed, result = r.stdout.split()
    return float(elapsed), float(result)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("-k", default="", metavar="PART", help="programs whose names hold PART")
    options = parser.parse_args()
    print(f"{'':24}{'CPython ms':>12}{'npcc ms':>10}{'ratio':>8}")
    with tempfile.TemporaryDirectory() as folder:
        for name, (definitions, work) in PROGRAMS.items():
            if options.k not in name:
                continue
            path = os.path.join(folder, name.replace(" ", "_") + ".py")
            with open(path, "w") as f:
                f.write(f"import time\n{definitions}begin = time.perf_counter()\n{work}print(time.perf_counter() - begin, r)\n")
            best, results = {}, {}
            for _ in range(options.rounds):
                for engine, command in ENGINES.items():
                    elapsed, results[engine] = seconds(command, path)
                    best[engine] = min(best.get(engine, elapsed), elapsed)
            if abs(results["npcc"] - results["CPython"]) > 1e-9 * abs(results["CPython"]):
                sys.exit(f"{name}: the results differ, {results}")
            print(f"{name:24}{best['CPython'] * 1e3:12.1f}{best['npcc'] * 1e3:10.1f}{best['CPython'] / best['npcc']:8.1f}", flush=True)


if __name__ == "__main__":
    main()
