import numpy as np

CALLS = [("beta", (.5, .5)), ("beta", (2, 3)), ("binomial", (10, .3)), ("binomial", (1000, .6)), ("chisquare", (3,)),
         ("exponential", (2,)), ("f", (3, 4)), ("gamma", (.5, 2)), ("gamma", (4, 2)), ("geometric", (.1,)), ("gumbel", (1, 2)),
         ("hypergeometric", (10, 20, 5)), ("hypergeometric", (100, 200, 50)), ("laplace", (1, 2)), ("logistic", (1, 2)),
         ("lognormal", (0, 1)), ("logseries", (.6,)), ("negative_binomial", (5, .3)), ("noncentral_chisquare", (.5, 1)),
         ("noncentral_f", (3, 4, 5)), ("normal", (1, 2)), ("pareto", (3,)), ("poisson", (3,)), ("poisson", (30,)), ("power", (2,)),
         ("rayleigh", (2,)), ("standard_cauchy", ()), ("standard_exponential", ()), ("standard_gamma", (2.5,)),
         ("standard_t", (3,)), ("triangular", (-1, 0, 2)), ("uniform", (-1, 1)), ("vonmises", (0, 4)), ("wald", (1, 2)),
         ("weibull", (2,)), ("zipf", (2,)), ("multinomial", (10, [.2, .3, .5])), ("dirichlet", ([1, 2, 3],)), ("bytes", (7,))]
WRONG = [("normal", (0, -1)), ("normal", ([0, 1], [1, -1])), ("uniform", (0, float("inf"))), ("beta", (0, 1)), ("poisson", (-1,)),
         ("poisson", ([1, 1e30],)), ("binomial", (10, 1.5)), ("binomial", ([1, -2], .5)), ("geometric", (0,)), ("zipf", (1,)),
         ("logseries", ([.1, 1],)), ("hypergeometric", (10, 5, 20)), ("negative_binomial", (5, 0)), ("triangular", (1, 0, 2)),
         ("triangular", ([0, 2], 1, 3)), ("dirichlet", ([0, 1],)), ("multinomial", (10, [.2, .9, .5])), ("choice", (0,)),
         ("choice", (5, 6, False)), ("choice", (3, 1, True, [.1, .2])), ("choice", (3, 1, True, [.1, .2, .8])), ("choice", ([],)),
         ("normal", ([0, 1, 2], 1, 2)), ("normal", ([0, 1, 2], [1, 2])), ("normal", (0, 1, -1))]


def attempt(f, *args, **named):
    try:
        print(repr(f(*args, **named)))
    except Exception as e:
        print(type(e).__name__, e)


for make in (np.random.RandomState, np.random.default_rng):
    for name, args in CALLS:
        g = make(7)
        print(name, args, getattr(g, name)(*args), end=" ")
        if name != "bytes":
            print(getattr(g, name)(*args, size=2), getattr(g, name)(*args, size=(2, 1)))
    for name, args in WRONG:
        attempt(getattr(make(7), name), *args)
    g = make(3)
    print(g.normal([0, 10], [[1], [2]]), g.poisson([3., 30.], (2, 2)), g.binomial([10, 20], .5), g.uniform(0, [1, 10]), g.triangular(0, [1, 2], 3))
    integers = g.randint if make is np.random.RandomState else g.integers
    for args in ((5,), (-3, 3), (0, 2**63), (-2**63, 2**63), ([1, 2, 3],), (0, [[5], [2**40]]), (3, 3), (2**64,), ([0, 5], [3, 4])):
        for dtype in (np.int64, np.uint8, np.uint64, int):
            if isinstance(args[-1], list) and dtype is np.uint64:
                continue
            attempt(integers, *args, dtype=dtype)

g = np.random.default_rng(11)
print(g.choice([[1, 2, 3], [4, 5, 6]], 2, axis=1), g.choice(20000, 900, replace=False, shuffle=False)[-4:], g.choice(10, 4, replace=False, shuffle=False))
a = np.arange(12).reshape(3, 4)
print(g.permuted(a), g.permuted(a, axis=1), g.permuted(a[:, ::2]), g.permuted(a.T), g.permutation(a, axis=1))
g.shuffle(a, axis=1)
print(a, g.multivariate_hypergeometric([10, 20, 30], 15), g.multivariate_hypergeometric([10, 20, 30], 45, size=2, method="count"))
print(g.multinomial([10, 20], [.3, .7]), g.multinomial([[5], [6]], [[.3, .7], [.5, .5]]), g.dirichlet([.01, .05, .02], 2))
print(g.multivariate_normal([1, 2, 3], [[3, 1, .5], [1, 2, .3], [.5, .3, 1]], 2, method="cholesky"))
out = np.empty(4)
print(g.random(out=out) is out, out, g.standard_normal(3, dtype=np.float32), g.standard_exponential(3, dtype=np.float32), g.standard_gamma([.5, 1, 3], dtype=np.float32), g.random(2, np.float32), g.standard_exponential(3, method="inv"))
attempt(g.random, 3, out=out), attempt(g.random, out=out[::2]), attempt(g.random, dtype=int), attempt(g.integers, 3, 2, endpoint=True)
