import numpy as np

for kind in (np.random.MT19937, np.random.PCG64, np.random.PCG64DXSM, np.random.Philox, np.random.SFC64):
    bits = kind(5)
    g = np.random.Generator(bits)
    print(g, bits.random_raw(3), g.random(2), g.integers(0, 100, 5), g.standard_normal(3), g.random(3, dtype=np.float32))
    state = bits.state
    x = g.random(3)
    bits.state = state
    print(x == g.random(3), state)
    if hasattr(bits, "jumped"):
        print(bits.jumped().random_raw(3), bits.jumped(3).random_raw(2))
    if hasattr(bits, "advance"):
        print(bits.advance(12345678901234567890123).random_raw(2), bits.advance(-5).random_raw(2))
    r = np.random.RandomState(kind(9))
    print(r, r.rand(3), r.randn(3), r.randint(0, 10, 5))
s = np.random.SeedSequence(12345)
print(s, s.generate_state(5), s.generate_state(3, np.uint64), s.spawn(2), s.state, [np.random.default_rng(c).random() for c in s.spawn(3)])
print(np.random.default_rng([1, 2, 3]).random(), np.random.default_rng(2**100 + 7).random(), np.random.SeedSequence(3, spawn_key=(1, 2)))
print(np.random.Philox(key=3, counter=7).random_raw(2), np.random.Philox(key=[1, 2]).random_raw())
r = np.random.RandomState([1, 2])
print(r.rand(2), r.get_state()[2:], r.tomaxint(2))
r.randn()
state = r.get_state()
x = r.randn(3)
r.set_state(state)
print(x == r.randn(3), sorted(r.get_state(legacy=False)))
for seed in (-1, 2**32, [], [[1, 2]], [1, -2], 1.5):
    try:
        r.seed(seed)
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
for seed in (np.int64(4), np.array([5]), [1, 2, 3]):
    r.seed(seed)
    print(r.rand())
for f, a in ((np.random.default_rng, -1), (np.random.default_rng, 1.5), (np.random.Generator, np.random.PCG64)):
    try:
        f(a)
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
