import numpy as np

np.random.seed(7)
print(np.random.beta(2.0, 3.0), np.random.binomial(10, .3), np.random.poisson(3.5), np.random.gamma(2., 3.), np.random.hypergeometric(10, 20, 5))
print(np.random.beta(.5, .5, size=(2, 2)), np.random.binomial(100, .4, 5), np.random.poisson(lam=20., size=5), np.random.standard_t(5, (2, 2)))
print(np.random.multinomial(20, [1/6.]*6, size=3), np.random.multinomial(20, [.2, .3, .5]), np.random.dirichlet([1., 2., 3.]), np.random.dirichlet((10, 5, 3), 2))
print(np.random.weibull(2., 3), np.random.pareto(3., 2), np.random.rayleigh(1., 2), np.random.gumbel(size=2), np.random.lognormal(0, 1, 2), np.random.vonmises(0, 2, 2))
known = [1, 2, 3, 4, 5]
np.random.shuffle(known)
grown = []
for i in range(6):
    grown.append(i * i)
np.random.shuffle(grown)
print(known, grown, np.random.choice([1.5, 2.5, 3.5], 4, p=[.2, .3, .5]), np.random.permutation(np.arange(6).reshape(3, 2)))
r = np.random.RandomState(3)
print(r.rand(2), r.randn(), r.normal(size=3), r.randint(0, 5, 4), r.laplace(0, 1), r.choice(4), r.permutation(4), np.random.rand())
g = np.random.default_rng(5)
print(g.beta(2, 3), g.binomial(20, .3, 5), g.poisson(4., 3), g.multinomial(10, [.2, .8]), g.dirichlet([.05, .05, .02]), g.integers(5, endpoint=True))
print(g.standard_normal(3, dtype=np.float32), g.choice(10, 4, replace=False, shuffle=False), g.geometric(.2, 4), g.standard_exponential(2), g.standard_gamma(3., 2))
h = np.random.Generator(np.random.PCG64(42))
print(h.random(), h.vonmises(0, 4, 3), h.logseries(.6, 4), h.negative_binomial(5, .4, 3), h.wald(1, 2, 2), h.hypergeometric(100, 200, 50, 3))
print(np.random.poisson(-1.0))
