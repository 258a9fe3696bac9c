"""Random streams against NumPy and Python's random, bit for bit."""
import random

import numpy as np

from library import dtype_code, in_child

SITE = b"program.py\x1f1\x1f<module>"
SEEDS = [0, 1, 42, 12345, 2**32 - 1]


def same(check, what, got, want):
    check.equal(
        what,
        got.dtype.str + str(got.shape) + got.tobytes().hex(),
        want.dtype.str + str(want.shape) + want.tobytes().hex(),
    ) if not np.array_equal(got.view("u1"), want.view("u1")) else check.equal(what, True, True)


def fill(shape, dtype, call):
    out = np.zeros(shape, dtype)
    call(out)
    return out


class Legacy:
    """The functions of np.random: those of a generator, of the global state."""

    def __init__(self, rt):
        self.rt, self.rng = rt, rt.rng_global()

    def __getattr__(self, name):
        function = getattr(self.rt, "rng_" + name)
        return lambda *args: function(self.rng, *args)

    def rand(self, out):
        self.random(out, dtype_code("float64"))

    def choice(self, out, n, replace, site):
        self.rt.rng_choice(self.rng, out, n, replace, True, site)


def check_legacy(runtime, check):
    r, rt = np.random, Legacy(runtime)
    for seed in SEEDS:

        def both(what, got, want, shape=(3001,), dtype="f8"):
            rt.seed(seed, SITE)
            r.seed(seed)
            same(check, f"legacy {what} seed {seed}", fill(shape, dtype, got), np.asarray(want(shape), dtype))
            check.equal(f"state after {what} seed {seed}", rt.standard_normal_f64(), float(r.randn()))

        both("rand", rt.rand, lambda s: r.rand(*s))
        both("rand odd", rt.rand, lambda s: r.rand(*s), (7, 11, 13))
        for n in (1, 2, 3, 311, 312, 313, 1025, 100001, 1000003):
            both(f"randn {n}", rt.standard_normal, lambda s: r.randn(*s), (n,))
        both("normal", lambda o: rt.normal(o, 5.0, 2.5, SITE), lambda s: r.normal(5.0, 2.5, s), (400001,))
        both("uniform", lambda o: rt.uniform(o, -1.0, 3.0, SITE), lambda s: r.uniform(-1.0, 3.0, s), (50001,))
        both("exponential", lambda o: rt.exponential(o, 1.7, SITE), lambda s: r.exponential(1.7, s))
        for low, high in (
            (0, 10),
            (0, 1),
            (-5, 6),
            (0, 2**32),
            (0, 2**32 + 1),
            (0, 2**40),
            (-(2**63), 2**63 - 1),
        ):
            both(
                f"randint {low} {high}",
                lambda o: rt.integers(o, dtype_code("int64"), low, high, SITE),
                lambda s: r.randint(low, high, s),
                dtype="i8",
            )
        for dtype in ("int32", "uint32", "int16", "uint16", "int8", "uint8", "bool"):
            for low, high in ((0, 2), (0, 1), (3, 100), (0, 128)) if dtype != "bool" else ((0, 2), (0, 1), (1, 2)):
                both(
                    f"randint {dtype} {low} {high}",
                    lambda o: rt.integers(o, dtype_code(dtype), low, high, SITE),
                    lambda s: r.randint(low, high, s, dtype=dtype),
                    dtype=dtype,
                )
        both(
            "randint uint8 all",
            lambda o: rt.integers(o, dtype_code("uint8"), 0, 256, SITE),
            lambda s: r.randint(0, 256, s, dtype="uint8"),
            dtype="uint8",
        )
        both("permutation", rt.permutation, lambda s: r.permutation(s[0]), (1000,), "i8")
        both("choice", lambda o: rt.choice(o, 7, True, SITE), lambda s: r.choice(7, s), dtype="i8")
        both(
            "choice distinct",
            lambda o: rt.choice(o, 500, False, SITE),
            lambda s: r.choice(500, s, replace=False),
            (50,),
            "i8",
        )
        p = np.arange(1.0, 21.0)
        p /= p.sum()
        both("choice p", lambda o: rt.choice_p(o, p, True, SITE), lambda s: r.choice(20, s, p=p), dtype="i8")
        both(
            "choice p distinct",
            lambda o: rt.choice_p(o, p, False, SITE),
            lambda s: r.choice(20, s, replace=False, p=p),
            (15,),
            "i8",
        )
        rt.seed(seed, SITE)
        r.seed(seed)
        for n in (3, 300001, 7, 200000, 140001):  # from any place in a block, with and without a kept value
            same(check, f"randn {n} in a row {seed}", fill((n,), "f8", rt.standard_normal), r.randn(n))
            check.equal(f"rand between {seed}", rt.random_f64(), r.rand())
            check.equal(f"randint between {seed}", rt.integers_i64(0, 100, SITE), r.randint(0, 100))
        rt.seed(seed, SITE)
        r.seed(seed)
        for i in range(200):
            check.equal(
                f"scalars {seed} {i}",
                [
                    rt.random_f64(),
                    rt.standard_normal_f64(),
                    rt.integers_i64(-3, 9, SITE),
                    rt.uniform_f64(1.0, 2.0, SITE),
                    rt.normal_f64(1.0, 2.0, SITE),
                    rt.exponential_f64(2.0, SITE),
                ],
                [r.rand(), r.randn(), r.randint(-3, 9), r.uniform(1.0, 2.0), r.normal(1.0, 2.0), r.exponential(2.0)],
            )
        for shape in ((100,), (30, 3), (10, 2, 2)):
            a = np.arange(np.prod(shape)).reshape(shape)
            b = a.copy()
            rt.shuffle(a, dtype_code("int64"))
            r.shuffle(b)
            same(check, f"shuffle {shape} {seed}", a, b)
        strided = np.zeros((20, 30))[::2, ::3]
        rt.standard_normal(strided)
        same(check, f"strided {seed}", strided.copy(), r.randn(10, 10))


def check_generator(rt, check):
    for seed in SEEDS + [2**40 + 7]:

        def both(what, got, want, shape=(3001,), dtype="f8"):
            rng, ref = rt.rng_new(seed, SITE), np.random.default_rng(seed)
            same(
                check,
                f"generator {what} seed {seed}",
                fill(shape, dtype, lambda o: got(rng, o)),
                np.asarray(want(ref, shape), dtype),
            )
            check.equal(f"state after {what} seed {seed}", rt.rng_random_f64(rng), ref.random())

        both("random", lambda g, o: rt.rng_random(g, o, dtype_code("f8")), lambda g, s: g.random(s))
        both(
            "random f4",
            lambda g, o: rt.rng_random(g, o, dtype_code("f4")),
            lambda g, s: g.random(s, dtype="f4"),
            dtype="f4",
        )
        both("standard_normal", rt.rng_standard_normal, lambda g, s: g.standard_normal(s), (200001,))
        both("normal", lambda g, o: rt.rng_normal(g, o, 3.0, 0.5, SITE), lambda g, s: g.normal(3.0, 0.5, s))
        both("uniform", lambda g, o: rt.rng_uniform(g, o, -2.0, 5.0, SITE), lambda g, s: g.uniform(-2.0, 5.0, s))
        both(
            "exponential",
            lambda g, o: rt.rng_exponential(g, o, 1.5, SITE),
            lambda g, s: g.exponential(1.5, s),
            (200001,),
        )
        for low, high in (
            (0, 10),
            (0, 1),
            (-5, 6),
            (0, 2**32),
            (0, 2**32 + 1),
            (0, 2**40),
            (-(2**63), 2**63 - 1),
        ):
            both(
                f"integers {low} {high}",
                lambda g, o: rt.rng_integers(g, o, dtype_code("int64"), low, high, SITE),
                lambda g, s: g.integers(low, high, s),
                dtype="i8",
            )
        for dtype in ("int32", "uint32", "int16", "uint16", "int8", "uint8", "bool"):
            for low, high in ((0, 2), (0, 1), (3, 100), (0, 128)) if dtype != "bool" else ((0, 2), (0, 1)):
                both(
                    f"integers {dtype} {low} {high}",
                    lambda g, o: rt.rng_integers(g, o, dtype_code(dtype), low, high, SITE),
                    lambda g, s: g.integers(low, high, s, dtype=dtype),
                    dtype=dtype,
                )
        both("permutation", rt.rng_permutation, lambda g, s: g.permutation(s[0]), (1000,), "i8")
        both("choice", lambda g, o: rt.rng_choice(g, o, 7, True, True, SITE), lambda g, s: g.choice(7, s), dtype="i8")
        for n, k in ((10, 10), (10, 3), (500, 50), (20000, 300), (20000, 5000), (1, 1)):
            both(
                f"choice distinct {n} {k}",
                lambda g, o: rt.rng_choice(g, o, n, False, True, SITE),
                lambda g, s: g.choice(n, s, replace=False),
                (k,),
                "i8",
            )
        p = np.arange(1.0, 21.0)
        p /= p.sum()
        both(
            "choice p", lambda g, o: rt.rng_choice_p(g, o, p, True, SITE), lambda g, s: g.choice(20, s, p=p), dtype="i8"
        )
        both(
            "choice p distinct",
            lambda g, o: rt.rng_choice_p(g, o, p, False, SITE),
            lambda g, s: g.choice(20, s, replace=False, p=p),
            (15,),
            "i8",
        )
        rng, ref = rt.rng_new(seed, SITE), np.random.default_rng(seed)
        for shape in ((100,), (30, 3), (10, 2, 2)):
            a = np.arange(np.prod(shape)).reshape(shape)
            b = a.copy()
            rt.rng_shuffle(rng, a, dtype_code("int64"))
            ref.shuffle(b)
            same(check, f"generator shuffle {shape} {seed}", a, b)
        for i in range(200):
            check.equal(
                f"generator scalars {seed} {i}",
                [
                    rt.rng_random_f64(rng),
                    rt.rng_normal_f64(rng, 1.0, 2.0, SITE),
                    rt.rng_integers_i64(rng, -3, 9, SITE),
                    rt.rng_uniform_f64(rng, 1.0, 2.0, SITE),
                    rt.rng_exponential_f64(rng, 2.0, SITE),
                ],
                [ref.random(), ref.normal(1.0, 2.0), ref.integers(-3, 9), ref.uniform(1.0, 2.0), ref.exponential(2.0)],
            )


def check_python(rt, check):
    for seed in SEEDS + [2**40 + 3, -7]:
        rt.pyrandom_seed(seed)
        random.seed(seed)
        for i in range(500):
            check.equal(
                f"random {seed} {i}",
                [
                    rt.pyrandom_random(),
                    rt.pyrandom_uniform(-1.0, 4.0),
                    rt.pyrandom_gauss(2.0, 3.0),
                    rt.pyrandom_randint(0, 99, SITE),
                    rt.pyrandom_randint(-(2**40), 2**41, SITE),
                    rt.pyrandom_randbelow(17),
                ],
                [
                    random.random(),
                    random.uniform(-1.0, 4.0),
                    random.gauss(2.0, 3.0),
                    random.randint(0, 99),
                    random.randint(-(2**40), 2**41),
                    random.choice(range(17)),
                ],
            )
        items = rt.list_new(b"i")
        for v in range(50):
            rt.list_set_i64(items, rt.list_add_item(items), 0, v)
        want = list(range(50))
        rt.pyrandom_shuffle(items)
        random.shuffle(want)
        check.equal(f"random.shuffle {seed}", [rt.list_get_i64(items, i, 0) for i in range(50)], want)


def check_errors(runtime, check):
    rt, state = runtime, Legacy(runtime)
    out, ints = np.zeros(4), np.zeros(4, "i8")
    bad = np.array([0.5, 0.6])
    for what, got, want in (
        ("seed", lambda: state.seed(-1, SITE), lambda: np.random.seed(-1)),
        ("randint", lambda: state.integers_i64(5, 5, SITE), lambda: np.random.randint(5, 5)),
        ("randint 0", lambda: state.integers_i64(0, 0, SITE), lambda: np.random.randint(0)),
        (
            "randint int8",
            lambda: state.integers(np.zeros(2, "i1"), dtype_code("i1"), 0, 200, SITE),
            lambda: np.random.randint(0, 200, 2, "i1"),
        ),
        (
            "randint uint8",
            lambda: state.integers(np.zeros(2, "u1"), dtype_code("u1"), -1, 200, SITE),
            lambda: np.random.randint(-1, 200, 2, "u1"),
        ),
        ("normal", lambda: state.normal(out, 0.0, -1.0, SITE), lambda: np.random.normal(0, -1.0, 4)),
        (
            "uniform",
            lambda: state.uniform(out, 0.0, float("inf"), SITE),
            lambda: np.random.uniform(0, float("inf"), 4),
        ),
        ("choice", lambda: state.choice(ints, 3, False, SITE), lambda: np.random.choice(3, 4, replace=False)),
        ("choice empty", lambda: state.choice(ints, 0, True, SITE), lambda: np.random.choice(0, 4)),
        ("choice p", lambda: state.choice_p(ints, bad, True, SITE), lambda: np.random.choice(2, 4, p=bad)),
        (
            "choice p few",
            lambda: state.choice_p(ints[:2], np.array([1.0, 0.0]), False, SITE),
            lambda: np.random.choice(2, 2, replace=False, p=[1.0, 0.0]),
        ),
        (
            "integers",
            lambda: rt.rng_integers_i64(rt.rng_new(1, SITE), 5, 5, SITE),
            lambda: np.random.default_rng(1).integers(5, 5),
        ),
        (
            "generator choice",
            lambda: rt.rng_choice(rt.rng_new(1, SITE), ints, 3, False, True, SITE),
            lambda: np.random.default_rng(1).choice(3, 4, replace=False),
        ),
        (
            "generator normal",
            lambda: rt.rng_normal(rt.rng_new(1, SITE), out, 0.0, -1.0, SITE),
            lambda: np.random.default_rng(1).normal(0, -1.0, 4),
        ),
        (
            "generator uniform",
            lambda: rt.rng_uniform(rt.rng_new(1, SITE), out, 0.0, float("inf"), SITE),
            lambda: np.random.default_rng(1).uniform(0, float("inf"), 4),
        ),
        ("default_rng", lambda: rt.rng_new(-1, SITE), lambda: np.random.default_rng(-1)),
        ("random.randint", lambda: rt.pyrandom_randint(5, 3, SITE), lambda: random.randint(5, 3)),
    ):
        try:
            want()
            expected = None
        except Exception as e:
            expected = f"{type(e).__name__}: {e}"
        status, text = in_child(got)
        check.equal(f"error of {what}", (status, text.strip().split("\n")[-1]), (1, expected))


def run(rt, check):
    check_legacy(rt, check)
    check_generator(rt, check)
    check_python(rt, check)
    check_errors(rt, check)
