import numpy as np
import random
random.seed(11); np.random.seed(11)
TARGET = "numpy compiler"
GENES = "abcdefghijklmnopqrstuvwxyz "
class Individual:
    def __init__(self, chromosome):
        self.chromosome = chromosome
        self.fitness = self.evaluate()
    @classmethod
    def random(cls):
        return cls([random.choice(GENES) for _ in range(len(TARGET))])
    def mate(self, other):
        child = []
        for a, b in zip(self.chromosome, other.chromosome):
            p = random.random()
            if p < 0.45: child.append(a)
            elif p < 0.90: child.append(b)
            else: child.append(random.choice(GENES))
        return Individual(child)
    def evaluate(self):
        return sum(1 for a, b in zip(self.chromosome, TARGET) if a != b)
    def __lt__(self, other):
        return self.fitness < other.fitness
    def __str__(self):
        return "".join(self.chromosome)
pop = [Individual.random() for _ in range(60)]
for gen in range(200):
    pop.sort(key=lambda i: i.fitness)
    if gen % 10 == 0 or pop[0].fitness == 0:
        print(gen, pop[0], pop[0].fitness, np.mean([p.fitness for p in pop]))
    if pop[0].fitness == 0:
        break
    elite = pop[:6]
    pop = elite + [random.choice(pop[:30]).mate(random.choice(pop[:30])) for _ in range(54)]
print(min(pop), max(p.fitness for p in pop))
