"""NumPy's random numbers, bit for bit. `_numpy_random` has the generators and the distributions; here are the classes,
their states and seeds, and the distributions of vectors."""
import operator as _operator
import os as _os
import warnings as _warnings
import numpy as _np
import _numpy_random as _core

_MASK32 = 0xFFFFFFFF
_INT64_MAX = 2**63 - 1
_SEED_RANGE = "Seed must be between 0 and 2**32 - 1"


# ---- seeds

def _words_of_int(n):
    if n < 0:
        raise ValueError("expected non-negative integer")
    words = [n & _MASK32]
    while n >> 32:
        n >>= 32
        words.append(n & _MASK32)
    return words


def _words(x):
    """Integers, texts of integers and nested sequences of them as 32-bit words, the least first."""
    if isinstance(x, str):
        if x.startswith("0x"):
            return _words_of_int(int(x, 16))
        if not x[:1].isdigit():
            raise ValueError("unrecognized seed string")
        return _words_of_int(int(x))
    if isinstance(x, (int, _np.integer)):
        return _words_of_int(int(x))
    if isinstance(x, (float, _np.inexact)):
        raise TypeError("seed must be integer")
    words = []
    for v in x:
        words += _words(v)
    return words


class SeedSequence:
    def __init__(self, entropy=None, *, spawn_key=(), pool_size=4, n_children_spawned=0):
        if pool_size < 4:
            raise ValueError("The size of the entropy pool should be at least 4")
        if entropy is None:
            entropy = int.from_bytes(_os.urandom(pool_size * 4), "little")
        elif not isinstance(entropy, (int, _np.integer, list, tuple, range, _np.ndarray)):
            raise TypeError(f"SeedSequence expects int or sequence of ints for entropy not {entropy}")
        self.entropy = entropy
        self.spawn_key = tuple(spawn_key)
        self.pool_size = pool_size
        self.n_children_spawned = n_children_spawned
        self.pool = _core.seed_mix(self._assembled(), pool_size)

    def _assembled(self):
        run, spawned = _words(self.entropy), _words(self.spawn_key)
        if spawned and len(run) < self.pool_size:
            run += [0] * (self.pool_size - len(run))
        return _np.array(run + spawned, dtype=_np.uint32)

    def __repr__(self):
        lines = [f"{type(self).__name__}(", f"    entropy={self.entropy!r},"]
        if self.spawn_key:
            lines.append(f"    spawn_key={self.spawn_key!r},")
        if self.pool_size != 4:
            lines.append(f"    pool_size={self.pool_size!r},")
        if self.n_children_spawned != 0:
            lines.append(f"    n_children_spawned={self.n_children_spawned!r},")
        return "\n".join(lines + [")"])

    @property
    def state(self):
        names = ("entropy", "spawn_key", "pool_size", "n_children_spawned")
        return {name: getattr(self, name) for name in names if getattr(self, name) is not None}

    def generate_state(self, n_words, dtype=_np.uint32):
        kind = _np.dtype(dtype)
        if kind == _np.dtype(_np.uint32):
            return _core.seed_state(self.pool, n_words)
        if kind != _np.dtype(_np.uint64):
            raise ValueError("only support uint32 or uint64")
        return _core.seed_state(self.pool, 2 * n_words).view(_np.uint64)

    def spawn(self, n_children):
        first = self.n_children_spawned
        self.n_children_spawned += n_children
        return [type(self)(self.entropy, spawn_key=self.spawn_key + (i,), pool_size=self.pool_size)
                for i in range(first, first + n_children)]


# ---- generators of bits

def _wrapped(n, bits):
    return int(n) & ((1 << bits) - 1)


def _words64(value, name, bits):
    """A number, or an array of its 64-bit words, as the words."""
    n = bits // 64
    value = _np.asarray(value) if not isinstance(value, int) else value
    if isinstance(value, int) or value.shape == ():
        value = int(value)
        if value < 0 or value >= 1 << bits:
            raise ValueError(f"{name} must be positive and less than 2**{bits}.")
        return [value >> 64 * i & 0xFFFFFFFFFFFFFFFF for i in range(n)]
    if value.shape != (n,):
        raise ValueError(f"{name} must have {n} elements when using array form")
    return [int(v) for v in value]


class BitGenerator(_core.Source):
    _kind = None

    def __init__(self, seed=None):
        if self._kind is None:
            raise NotImplementedError("BitGenerator is a base class and cannot be instantized")
        self._setup(self._kind)
        self._seed_seq = seed if hasattr(seed, "generate_state") else SeedSequence(seed)

    def __reduce__(self):
        return _bit_generator_of, (type(self).__name__,), self.state

    def __getstate__(self):
        return self.state

    def __setstate__(self, state):
        self.state = state

    def _checked_state(self, value, what):
        if not isinstance(value, dict):
            raise TypeError("state must be a dict")
        if value.get("bit_generator", "") != type(self).__name__:
            raise ValueError(f"state must be for a {type(self).__name__} {what}")


def _bit_generator_of(name):
    return _bit_generators[name]()


class _Jumping(BitGenerator):
    def jumped(self, jumps=1):
        other = type(self)()
        other.state = self.state
        other._jump_by(jumps)
        return other


class MT19937(_Jumping):
    _kind = 0

    def __init__(self, seed=None):
        super().__init__(seed)
        words = self._seed_seq.generate_state(624, _np.uint32)
        words[0] = 0x80000000
        self._set([int(w) for w in words] + [623])

    def _legacy_seeding(self, seed):
        if seed is None:
            words = SeedSequence().generate_state(624)
            words[0] = 0x80000000
            self._set([int(w) for w in words] + [self._get()[624]])
            return
        if hasattr(seed, "squeeze"):
            seed = seed.squeeze()
        try:
            n = _operator.index(seed)
        except TypeError:
            return self._seed_by_array(seed)
        if n > _MASK32 or n < 0:
            raise ValueError(_SEED_RANGE)
        self._legacy_seed(n)

    def _seed_by_array(self, seed):
        words = _np.asarray(seed)
        if words.size == 0:
            raise ValueError("Seed must be non-empty")
        if not _np.can_cast(words.dtype, _np.int64, "safe"):
            what = "array data" if words.ndim else "scalar"
            raise TypeError(f"Cannot cast {what} from {words.dtype!r} to dtype('int64') according to the rule 'safe'")
        words = words.astype(_np.int64)
        if words.ndim != 1:
            raise ValueError("Seed array must be 1-d")
        if ((words > _MASK32) | (words < 0)).any():
            raise ValueError(_SEED_RANGE)
        self._legacy_seed(words.astype(_np.uint32))

    def _jump_by(self, jumps):
        for _ in range(jumps):
            self._jump()

    @property
    def state(self):
        words = self._get()
        return {"bit_generator": type(self).__name__,
                "state": {"key": _np.array(words[:624], dtype=_np.uint32), "pos": words[624]}}

    @state.setter
    def state(self, value):
        if isinstance(value, tuple):
            if value[0] != "MT19937" or len(value) not in (3, 5):
                raise ValueError("state is not a legacy MT19937 state")
            value = {"bit_generator": "MT19937", "state": {"key": value[1], "pos": value[2]}}
        self._checked_state(value, "PRNG")
        self._set([int(w) for w in value["state"]["key"]] + [value["state"]["pos"]])


class PCG64(_Jumping):
    _kind = 1

    def __init__(self, seed=None):
        super().__init__(seed)
        self._seed(self._seed_seq.generate_state(4, _np.uint64))

    def advance(self, delta):
        delta = _wrapped(delta, 128)
        self._advance([delta >> 64, delta & 0xFFFFFFFFFFFFFFFF])
        self._set(self._get()[:4] + (0, 0))
        return self

    def _jump_by(self, jumps):
        self.advance(0x9E3779B97F4A7C15F39CC0605CEDC835 * int(jumps))

    @property
    def state(self):
        w = self._get()
        return {"bit_generator": type(self).__name__, "state": {"state": w[0] << 64 | w[1], "inc": w[2] << 64 | w[3]},
                "has_uint32": w[4], "uinteger": w[5]}

    @state.setter
    def state(self, value):
        self._checked_state(value, "RNG")
        state, inc = value["state"]["state"], value["state"]["inc"]
        self._set([state >> 64, state & 0xFFFFFFFFFFFFFFFF, inc >> 64, inc & 0xFFFFFFFFFFFFFFFF,
                   value["has_uint32"], value["uinteger"]])


class PCG64DXSM(PCG64):
    _kind = 2


class Philox(_Jumping):
    _kind = 3

    def __init__(self, seed=None, counter=None, key=None):
        if seed is not None and key is not None:
            raise ValueError("seed and key cannot be both used")
        super().__init__(seed)
        if key is not None:
            words = _words64(key, "key", 128)
            self._seed_seq = None
        else:
            words = [int(w) for w in self._seed_seq.generate_state(2, _np.uint64)]
        self._set(_words64(0 if counter is None else counter, "counter", 256) + words + [0] * 4 + [4, 0, 0])

    def advance(self, delta):
        w = self._get()
        counter = sum(w[i] << 64 * i for i in range(4)) + _wrapped(delta, 256)
        self._set(_words64(_wrapped(counter, 256), "counter", 256) + list(w[4:6]) + [0] * 4 + [4, 0, 0])
        return self

    def _jump_by(self, jumps):
        self.advance(jumps * 2**128)

    @property
    def state(self):
        w = self._get()
        return {"bit_generator": type(self).__name__,
                "state": {"counter": _np.array(w[:4], dtype=_np.uint64), "key": _np.array(w[4:6], dtype=_np.uint64)},
                "buffer": _np.array(w[6:10], dtype=_np.uint64), "buffer_pos": w[10], "has_uint32": w[11], "uinteger": w[12]}

    @state.setter
    def state(self, value):
        self._checked_state(value, "PRNG")
        self._set([int(w) for part in (value["state"]["counter"], value["state"]["key"], value["buffer"]) for w in part]
                  + [value["buffer_pos"], value["has_uint32"], value["uinteger"]])


class SFC64(BitGenerator):
    _kind = 4

    def __init__(self, seed=None):
        super().__init__(seed)
        self._seed(self._seed_seq.generate_state(3, _np.uint64))

    @property
    def state(self):
        w = self._get()
        return {"bit_generator": type(self).__name__, "state": {"state": _np.array(w[:4], dtype=_np.uint64)},
                "has_uint32": w[4], "uinteger": w[5]}

    @state.setter
    def state(self, value):
        self._checked_state(value, "RNG")
        self._set([int(w) for w in value["state"]["state"]] + [value["has_uint32"], value["uinteger"]])


_bit_generators = {c.__name__: c for c in (MT19937, PCG64, PCG64DXSM, Philox, SFC64)}


# ---- distributions of vectors, for both classes

def _vectors_shape(size, d):
    if size is None:
        return (d,)
    try:
        return (_operator.index(size), d)
    except TypeError:
        return tuple(size) + (d,)


def _int64_array(x):
    x = _np.asarray(x)
    if x.size and not _np.can_cast(x.dtype, _np.int64, "safe"):
        raise TypeError(f"Cannot cast array data from {x.dtype!r} to dtype('int64') according to the rule 'safe'")
    return _np.ascontiguousarray(x.astype(_np.int64)).reshape(x.shape)


def _check_pvals(core, pvals, p):
    if core._are_pvals(p):
        return
    if not _np.all(_np.logical_and(p >= 0, p <= 1)):
        raise ValueError("pvals < 0, pvals > 1 or pvals contains NaNs")
    for row in p.reshape(-1, p.shape[-1]) if p.size else ():
        if core._kahan_sum(_np.ascontiguousarray(row[:-1])) > 1.0 + 1e-12:
            where = "[:-1]" if p.ndim == 1 else "[...,:-1]"
            if isinstance(pvals, _np.ndarray) and pvals.dtype in (_np.float16, _np.float32) and pvals.sum() < 1.0001:
                raise ValueError(f"sum(pvals{where}.astype(np.float64)) > 1.0. The pvals array is cast to 64-bit floating"
                                 " point prior to checking the sum. Precision changes when casting may cause problems"
                                 " even if the sum of the original pvals is valid.")
            raise ValueError(f"sum(pvals{where}) > 1.0")


def _draw_multinomial(core, n, p, size):
    out = _np.zeros(_vectors_shape(size, p.shape[-1]), dtype=_np.int64)
    core._multinomial(n, p, None, out)
    return out


def _dirichlet(core, alpha, size):
    d = len(alpha)
    alpha = _np.ascontiguousarray(_np.asarray(alpha).astype(_np.float64))
    if alpha.ndim != 1:
        raise ValueError("object too deep for desired array" if alpha.ndim > 1 else "object of too small depth for desired array")
    if _np.any(alpha <= 0):
        raise ValueError("alpha <= 0")
    out = _np.zeros(_vectors_shape(size, d), dtype=_np.float64)
    core._dirichlet(alpha, out)
    return out


def _normal_arguments(mean, cov, size):
    mean, cov = _np.array(mean), _np.array(cov)
    if size is None:
        shape = []
    elif isinstance(size, (int, _np.integer)):
        shape = [size]
    else:
        shape = list(size)
    if mean.ndim != 1:
        raise ValueError("mean must be 1 dimensional")
    if cov.ndim != 2 or cov.shape[0] != cov.shape[1]:
        raise ValueError("cov must be 2 dimensional and square")
    if mean.shape[0] != cov.shape[0]:
        raise ValueError("mean and cov must have same length")
    return mean, cov, shape + [mean.shape[0]]


def _check_definite(definite, check_valid):
    if check_valid not in ("warn", "raise"):
        raise ValueError("check_valid must equal 'warn', 'raise', or 'ignore'")
    if definite():
        return
    text = "covariance is not symmetric positive-semidefinite."
    if check_valid == "raise":
        raise ValueError(text)
    _warnings.warn(text, RuntimeWarning, stacklevel=3)


def _is_product(s, vh, cov, tol):
    return _np.allclose(_np.dot(vh.T * s, vh), cov, rtol=tol, atol=tol)


def _full_name(self):
    return f"{type(self).__name__}({type(self._bit_generator).__name__})"


class Generator(_core.Generator):
    def __init__(self, bit_generator):
        if isinstance(bit_generator, type) and issubclass(bit_generator, BitGenerator):
            raise ValueError("Invalid bit generator. The bit generator must be instantiated.")
        if not isinstance(bit_generator, BitGenerator):
            raise AttributeError(f"'{type(bit_generator).__name__}' object has no attribute 'capsule'")
        self._attach(bit_generator)
        self._bit_generator = bit_generator

    def __repr__(self):
        return f"{_full_name(self)} at 0x{id(self):X}"

    __str__ = _full_name

    def __reduce__(self):
        return _generator_of, (type(self._bit_generator).__name__,), self._bit_generator.state

    def __getstate__(self):
        return self._bit_generator.state

    def __setstate__(self, state):
        self._bit_generator.state = state

    @property
    def bit_generator(self):
        return self._bit_generator

    def multinomial(self, n, pvals, size=None):
        counts = _int64_array(n)
        p = _np.ascontiguousarray(_np.asarray(pvals).astype(_np.float64))
        if p.ndim == 0 or p.shape[-1] == 0 or _np.asarray(pvals).ndim == 0:
            raise ValueError("pvals must have at least 1 dimension and the last dimension of pvals must be greater than 0.")
        _check_pvals(self, pvals, p)
        if counts.ndim == 0 and p.ndim == 1:
            if counts < 0:
                raise ValueError("n < 0")
            return _draw_multinomial(self, int(counts), p, size)
        if _np.any(counts < 0):
            raise ValueError("n < 0")
        rows = _np.arange(p.size // p.shape[-1]).reshape(p.shape[:-1])
        shape = _np.broadcast_shapes(counts.shape, rows.shape)
        if size is not None:
            size = _vectors_shape(size, 0)[:-1]
            both = _np.broadcast_shapes(shape, size)
            if both != size:
                raise ValueError(f"Output size {size} is not compatible with broadcast dimensions of inputs {both}.")
            shape = size
        out = _np.zeros(shape + (p.shape[-1],), dtype=_np.int64)
        self._multinomial(_np.ascontiguousarray(_np.broadcast_to(counts, shape)), p,
                          _np.ascontiguousarray(_np.broadcast_to(rows, shape)), out)
        return out

    def dirichlet(self, alpha, size=None):
        return _dirichlet(self, alpha, size)

    def multivariate_hypergeometric(self, colors, nsample, size=None, method="marginals"):
        if method not in ["count", "marginals"]:
            raise ValueError('method must be "count" or "marginals".')
        try:
            nsample = _operator.index(nsample)
        except TypeError:
            raise ValueError("nsample must be an integer")
        if nsample < 0:
            raise ValueError("nsample must be nonnegative.")
        if nsample > _INT64_MAX:
            raise ValueError(f"nsample must not exceed {_INT64_MAX}")
        colors = _np.asarray(colors)
        if colors.ndim != 1 or (colors.size and colors.dtype.kind not in "iu") or _np.any(colors < 0):
            raise ValueError(f"colors must be a one-dimensional sequence of nonnegative integers not exceeding {_INT64_MAX}.")
        colors = _np.ascontiguousarray(colors.astype(_np.int64))
        total = sum(int(c) for c in colors)
        if total > _INT64_MAX:
            raise ValueError(f"sum(colors) must not exceed the maximum value of a 64 bit signed integer ({_INT64_MAX})")
        if method == "marginals" and total >= 1000000000:
            raise ValueError('When method is "marginals", sum(colors) must be less than 1000000000.')
        if method == "count" and total > _INT64_MAX // 8:
            raise ValueError(f"When method is 'count', sum(colors) must not exceed {_INT64_MAX // 8}")
        if nsample > total:
            raise ValueError("nsample > sum(colors)")
        out = _np.zeros(_vectors_shape(size, colors.size), dtype=_np.int64)
        if colors.size and not self._colours(colors, total, nsample, method == "count", out):
            raise MemoryError("Insufficient memory for multivariate_hypergeometric with method='count' and "
                              f"sum(colors)={total}")
        return out

    def multivariate_normal(self, mean, cov, size=None, check_valid="warn", tol=1e-8, *, method="svd"):
        if method not in {"eigh", "svd", "cholesky"}:
            raise ValueError("method must be one of {'eigh', 'svd', 'cholesky'}")
        if _np.iscomplexobj(mean) or _np.iscomplexobj(cov):
            raise TypeError("mean and cov must not be complex")
        mean, cov, shape = _normal_arguments(mean, cov, size)
        x = self.standard_normal(shape).reshape(-1, mean.shape[0])
        cov = cov.astype(_np.float64)
        if method == "svd":
            u, s, vh = _np.linalg.svd(cov)
            if check_valid != "ignore":
                _check_definite(lambda: _is_product(s, vh, cov, tol), check_valid)
            factor = u * _np.sqrt(s)
        elif method == "eigh":
            s, u = _np.linalg.eigh(cov)
            if check_valid != "ignore":
                _check_definite(lambda: not _np.any(s < -tol), check_valid)
            factor = u * _np.sqrt(abs(s))
        else:
            factor = _np.linalg.cholesky(cov)
        return (mean + x @ factor.T).reshape(tuple(shape))

    def permuted(self, x, *, axis=None, out=None):
        x = _np.asarray(x)
        if out is None:
            out = x.copy(order="K")
        else:
            if not isinstance(out, _np.ndarray):
                raise TypeError("out must be a numpy array")
            if not out.flags.writeable:
                raise ValueError("out is read-only")
            if out.shape != x.shape:
                raise ValueError("out must have the same shape as x")
            if not _np.can_cast(x.dtype, out.dtype, "safe"):
                raise TypeError(f"Cannot cast array data from {x.dtype!r} to {out.dtype!r} according to the rule 'safe'")
            out[...] = x
        if axis is not None:
            axis = _operator.index(axis)
            if not -out.ndim <= axis < out.ndim:
                raise _np.AxisError(f"axis {axis} is out of bounds for array of dimension {out.ndim}")
            self._permute_lanes(out, axis % out.ndim)
        elif out.ndim <= 1:
            self.shuffle(out)
        elif out.flags.c_contiguous or out.flags.f_contiguous:
            self.shuffle(out.ravel(order="A"))
        else:
            packed = out.ravel()
            self.shuffle(packed)
            out[...] = packed.reshape(out.shape)
        return out


def _generator_of(name):
    return Generator(_bit_generator_of(name))


class RandomState(_core.RandomState):
    def __init__(self, seed=None):
        if isinstance(seed, BitGenerator):
            bits = seed
        else:
            bits = MT19937()
            if seed is not None:
                bits._legacy_seeding(seed)
        self._attach(bits)
        self._bit_generator = bits

    def __repr__(self):
        return f"{_full_name(self)} at 0x{id(self):X}"

    __str__ = _full_name

    def __reduce__(self):
        return _random_state_of, (type(self._bit_generator).__name__,), self.get_state(legacy=False)

    def __getstate__(self):
        return self.get_state(legacy=False)

    def __setstate__(self, state):
        self.set_state(state)

    def seed(self, seed=None):
        if not isinstance(self._bit_generator, MT19937):
            raise TypeError("can only re-seed a MT19937 BitGenerator")
        self._bit_generator._legacy_seeding(seed)
        self._set_gauss(False, 0.0)

    def get_state(self, legacy=True):
        state = self._bit_generator.state
        if state["bit_generator"] != "MT19937" and legacy:
            _warnings.warn("get_state and legacy can only be used with the MT19937 BitGenerator. To silence this warning, "
                           "set `legacy` to False.", RuntimeWarning)
            legacy = False
        state["has_gauss"], state["gauss"] = self._get_gauss()
        if legacy:
            return state["bit_generator"], state["state"]["key"], state["state"]["pos"], state["has_gauss"], state["gauss"]
        return state

    def set_state(self, state):
        if isinstance(state, dict):
            if "bit_generator" not in state or "state" not in state:
                raise ValueError("state dictionary is not valid.")
        else:
            if not isinstance(state, (tuple, list)):
                raise TypeError("state must be a dict or a tuple.")
            if state[0] != "MT19937":
                raise ValueError("set_state can only be used with legacy MT19937state instances.")
            parts = state
            state = {"bit_generator": parts[0], "state": {"key": parts[1], "pos": parts[2]}}
            if len(parts) > 3:
                state["has_gauss"], state["gauss"] = parts[3], parts[4]
        self._set_gauss(state.get("has_gauss", 0), state.get("gauss", 0.0))
        self._bit_generator.state = state

    def random_integers(self, low, high=None, size=None):
        if high is None:
            _warnings.warn(f"This function is deprecated. Please call randint(1, {low} + 1) instead", DeprecationWarning)
            low, high = 1, low
        else:
            _warnings.warn(f"This function is deprecated. Please call randint({low}, {high} + 1) instead", DeprecationWarning)
        return self.randint(low, int(high) + 1, size=size, dtype="l")

    def multinomial(self, n, pvals, size=None):
        n = _operator.index(n)
        p = _np.asarray(pvals)
        if p.ndim == 0:
            raise TypeError("pvals must be a 1-d sequence")
        if p.ndim > 1:
            raise ValueError("object too deep for desired array")
        if p.dtype != _np.float64 or not p.flags.c_contiguous:
            p = _np.ascontiguousarray(p.astype(_np.float64))
        _check_pvals(self, pvals, p)
        if n < 0:
            raise ValueError("n < 0")
        return _draw_multinomial(self, n, p, size)

    def dirichlet(self, alpha, size=None):
        return _dirichlet(self, alpha, size)

    def multivariate_normal(self, mean, cov, size=None, check_valid="warn", tol=1e-8):
        mean, cov, shape = _normal_arguments(mean, cov, size)
        x = self.standard_normal(shape).reshape(-1, mean.shape[0])
        cov = cov.astype(_np.float64)
        u, s, vh = _np.linalg.svd(cov)
        if check_valid != "ignore":
            _check_definite(lambda: _is_product(s, vh, cov, tol), check_valid)
        x = _np.dot(x, _np.sqrt(s)[:, None] * vh)
        x += mean
        return x.reshape(tuple(shape))


def _random_state_of(name):
    return RandomState(_bit_generator_of(name))


def default_rng(seed=None):
    if isinstance(seed, BitGenerator):
        return Generator(seed)
    if isinstance(seed, Generator):
        return seed
    return Generator(PCG64(seed))


# ---- the functions of the module: methods of one state

_rand = RandomState()
beta = _rand.beta
binomial = _rand.binomial
bytes = _rand.bytes
chisquare = _rand.chisquare
choice = _rand.choice
dirichlet = _rand.dirichlet
exponential = _rand.exponential
f = _rand.f
gamma = _rand.gamma
get_state = _rand.get_state
geometric = _rand.geometric
gumbel = _rand.gumbel
hypergeometric = _rand.hypergeometric
laplace = _rand.laplace
logistic = _rand.logistic
lognormal = _rand.lognormal
logseries = _rand.logseries
multinomial = _rand.multinomial
multivariate_normal = _rand.multivariate_normal
negative_binomial = _rand.negative_binomial
noncentral_chisquare = _rand.noncentral_chisquare
noncentral_f = _rand.noncentral_f
normal = _rand.normal
pareto = _rand.pareto
permutation = _rand.permutation
poisson = _rand.poisson
power = _rand.power
rand = _rand.rand
randint = _rand.randint
randn = _rand.randn
random = _rand.random
random_integers = _rand.random_integers
random_sample = _rand.random_sample
rayleigh = _rand.rayleigh
seed = _rand.seed
set_state = _rand.set_state
shuffle = _rand.shuffle
standard_cauchy = _rand.standard_cauchy
standard_exponential = _rand.standard_exponential
standard_gamma = _rand.standard_gamma
standard_normal = _rand.standard_normal
standard_t = _rand.standard_t
triangular = _rand.triangular
uniform = _rand.uniform
vonmises = _rand.vonmises
wald = _rand.wald
weibull = _rand.weibull
zipf = _rand.zipf
sample = _rand.random_sample
ranf = _rand.random_sample
