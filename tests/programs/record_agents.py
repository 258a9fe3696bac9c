# boxed: this changes an array that
import numpy as np
class Agent:
    registry = []
    def __init__(self, pos):
        self.pos = np.asarray(pos, dtype=float)
        self.state = "S"
        self.timer = 0
        Agent.registry.append(self)
    def infect(self):
        if self.state == "S":
            self.state = "I"
            self.timer = 5
    def tick(self):
        if self.state == "I":
            self.timer -= 1
            if self.timer <= 0:
                self.state = "R"
class World:
    def __init__(self, n, rng):
        self.agents = [Agent(rng.random(2)) for _ in range(n)]
        self.rng = rng
        self.history = []
    def step(self):
        for a in self.agents:
            a.pos += self.rng.normal(scale=0.02, size=2)
            np.clip(a.pos, 0, 1, out=a.pos)
        sick = [a for a in self.agents if a.state == "I"]
        for a in self.agents:
            for s in sick:
                if np.linalg.norm(a.pos - s.pos) < 0.08:
                    a.infect()
                    break
        for a in self.agents:
            a.tick()
        counts = {"S": 0, "I": 0, "R": 0}
        for a in self.agents:
            counts[a.state] += 1
        self.history.append((counts["S"], counts["I"], counts["R"]))
rng = np.random.default_rng(4)
w = World(120, rng)
w.agents[0].infect()
for _ in range(25):
    w.step()
print(w.history[::5], len(Agent.registry))
