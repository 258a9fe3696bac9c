# Pickles: the bytes are CPython's, and what is loaded equals what was dumped.
import collections
import datetime
import decimal
import enum
import fractions
import io
import pickle

import numpy as np


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __eq__(self, other):
        return type(other) is Point and (self.x, self.y) == (other.x, other.y)


class Slotted:
    __slots__ = ("a", "b")


class Kept:
    def __init__(self):
        self.open, self.count = True, 3

    def __getstate__(self):
        return {"count": self.count}

    def __setstate__(self, state):
        self.open, self.count = False, state["count"]


class Numbers(list):
    pass


class Colour(enum.Enum):
    RED = 1


class Reduced:
    def __reduce__(self):
        return Point, (1, 2), {"z": 3}


Pair = collections.namedtuple("Pair", "left right")
slotted = Slotted()
slotted.a = (1, 2)
ring = [1]
ring.append(ring)
deep = ({},)
deep[0]["self"] = deep
VALUES = [None, True, 0, 255, 256, 65536, -1, 1 << 31, -(1 << 31), 1 << 100, -(1 << 63), 1.5, float("-inf"), 2 - 1j, "", "é\n", "x" * 300, b"",
          b"\x00\xff", b"y" * 300, bytearray(b"ab"), (), (1,), (1, 2, 3), (1, 2, 3, 4), [], [0], list(range(1001)), {}, {"a": 1},
          {i: str(i) for i in range(3)}, set(), {5}, frozenset([7]), range(2, 9, 3), slice(1, None), Ellipsis, len, int, Point,
          Point(1, [2]), Point("p", Point(0, 0)), Numbers([1, 2]), Colour.RED, [Colour.RED, Colour.RED], Pair(1, "b"),
          collections.OrderedDict(a=1), collections.defaultdict(list, k=[1]), collections.deque([1, 2], 5), collections.Counter("hello"),
          datetime.date(2024, 2, 29), datetime.datetime(2024, 2, 29, 12, 30, 1, 5), datetime.timedelta(3, 4), datetime.time(1, 2),
          decimal.Decimal("1.10"), fractions.Fraction(-1, 3), ValueError("no", 3), ["a" * 70000, b"b" * 70000, "a"]]
for value in VALUES:
    for protocol in (2, 3, 4, 5):
        data = pickle.dumps(value, protocol)
        same = pickle.loads(data)
        print(protocol, len(data), data[:200], type(same).__name__, same == value or repr(same) == repr(value))
for value in (slotted, Kept(), Reduced()):
    same = pickle.loads(pickle.dumps(value))
    print(type(same).__name__, getattr(same, "a", None), getattr(same, "open", None), getattr(same, "z", None))
same = pickle.loads(pickle.dumps(ring))
print(same[1] is same, pickle.dumps(ring))
same = pickle.loads(pickle.dumps(deep))
print(same[0]["self"] is same, pickle.dumps(deep))
shared = [1, 2]
same = pickle.loads(pickle.dumps({"a": shared, "b": shared}))
print(same["a"] is same["b"])

ARRAYS = [np.arange(6).reshape(2, 3), np.arange(6.0).reshape(2, 3).T, np.float32([1, 2]), np.array(3), np.zeros((0, 2)), np.array(["ab", "c"]),
          np.array([b"x"]), np.array([None, "o"]), np.arange(3, dtype=">i2"), np.array([1 + 2j]), np.array(["2020-01-02"], "M8[D]"),
          np.float64(1.5), np.int8(-3), np.bool_(True), np.dtype("f4"), np.dtype([("a", "i4"), ("c", "f8")]),
          np.array([(1, 2.5)], dtype=[("a", "i4"), ("c", "f8")]), np.float64, np.ndarray]
for value in ARRAYS:
    for protocol in (2, 3, 4, 5):
        data = pickle.dumps(value, protocol)
        same = pickle.loads(data)
        print(protocol, data, repr(same))
print(pickle.dumps({"w": np.ones(2), "b": np.zeros(1), "w2": np.ones(2, np.float32)}))
rng = np.random.default_rng(5)
rng.random(3)
print(pickle.loads(pickle.dumps(rng)).random(2) == rng.random(2))

# What other versions wrote.
OLD = [b"(lp0\nI1\naI01\naF1.5\naS'ab\\n'\np1\naV\\u00e9\np2\na(I1\nI2\ntp3\na(dp4\nS'k'\nL5L\nsa.", b"]q\x00(K\x01I00\nG?\xf8\x00\x00\x00\x00\x00\x00U\x02abq\x01e.",
       b"\x80\x02c__builtin__\nset\nq\x00]q\x01(K\x01K\x02e\x85q\x02Rq\x03.", b"c__main__\nPoint\n)\x81}(X\x01\x00\x00\x00xK\x05X\x01\x00\x00\x00yK\x06ub.",
       b"(i__main__\nPoint\n(dS'x'\nI1\nsb.", b"\x80\x02cnumpy.core.multiarray\nscalar\nq\x00cnumpy\ndtype\nq\x01U\x02f8K\x00K\x01\x87Rq\x02(K\x03U\x01<NNNJ\xff\xff\xff\xffJ\xff\xff\xff\xffK\x00tbU\x08\x00\x00\x00\x00\x00\x00\xf8?\x86R."]
for data in OLD:
    same = pickle.loads(data, encoding="latin1")
    print(same if not isinstance(same, Point) else vars(same))

# Files with several pickles; subclasses.
f = io.BytesIO()
for x in (1, "two", [3]):
    pickle.dump(x, f)
f.seek(0)
print([pickle.load(f) for _ in range(3)])
try:
    pickle.load(f)
except EOFError as e:
    print("EOFError", e)


class Naming(pickle.Pickler):
    def persistent_id(self, obj):
        return "p%d" % obj.x if isinstance(obj, Point) else None


class Named(pickle.Unpickler):
    def persistent_load(self, pid):
        return Point(int(pid[1:]), None)

    def find_class(self, module, name):
        raise pickle.UnpicklingError("global '%s.%s' is forbidden" % (module, name))


f = io.BytesIO()
Naming(f).dump([Point(7, 8), 1])
print(f.getvalue())
print(Named(io.BytesIO(f.getvalue())).load()[0].x)
DAMAGED = [b"", b"\x80", b"\x80\x04", b"\x80\x04\x95\x00", b"K", b".", b"a.", b"]K\x01", b"(K\x01", b"\xff.", b"\x80\x07N.", b"h\x05.", b"\x8c\x05ab", b"t.",
           b"X\xff\xff\xff\x7fab", pickle.dumps(Point(1, 2))[:-3], b"}(K\x01u.", b"c__main__\nNothing\n.", b"cnothing_here\nx\n.", b"Q.", b"\x94."]
for data in DAMAGED:
    try:
        print(pickle.loads(data))
    except Exception as e:
        print(type(e).__name__)
for make in (lambda: (x for x in ()), lambda: (lambda: 0), lambda: open("/dev/null"), lambda: pickle):
    try:
        pickle.dumps(make())
    except Exception as e:
        print(type(e).__name__)
try:
    Named(io.BytesIO(pickle.dumps(Colour.RED))).load()
except pickle.UnpicklingError as e:
    print(e)
