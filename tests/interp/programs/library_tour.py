import abc, collections, functools, itertools, dataclasses, typing, enum, string, re, json, copy, operator, heapq, bisect, statistics, io, os, os.path, pathlib, warnings, contextlib, textwrap, types, random, cmath, traceback
from collections import namedtuple, deque, Counter, defaultdict, OrderedDict
P = namedtuple("P", "x y", defaults=[5]); print(P(1), P(1,2)._replace(x=9), P(1)._asdict())
d = deque([1,2,3], maxlen=3); d.append(4); d.appendleft(0); print(d, d[0], d[-1])
print(Counter("hello world").most_common(3), Counter(a=1)+Counter(a=2,b=1))
dd = defaultdict(list); dd['a'].append(1); print(dd, dict(dd))
@dataclasses.dataclass(order=True)
class Pt:
    x: int
    y: float = 2.0
    tags: list = dataclasses.field(default_factory=list)
print(Pt(1), Pt(1) == Pt(1), Pt(1) < Pt(2), dataclasses.asdict(Pt(3)))
class Color(enum.Enum):
    RED = 1
    GREEN = enum.auto()
print(Color.RED, Color(2), Color['RED'].value, list(Color), repr(Color.GREEN))
class F(enum.Flag):
    A = enum.auto(); B = enum.auto()
print(F.A | F.B, F.A in (F.A|F.B))
print(re.findall(r"(\w+)@(\w+)", "a@b c@d"), re.sub(r"\d+", lambda m: str(int(m.group())*2), "a1b22"), re.match(r"(?P<n>\d+)x", "12x").groupdict(), re.split(r"[,;]\s*", "a, b;c"))
print(json.dumps({"a":[1,2.5,None,True,"x\n"], "b":{}}, indent=2), json.loads('{"k": [1, 2.0, "s", null]}'))
random.seed(42); print(random.random(), random.randint(1,100), random.choice("abc"), random.gauss(0,1), random.sample(range(100), 5)); l=[1,2,3,4,5]; random.shuffle(l); print(l)
print(list(itertools.permutations("abc", 2)), list(itertools.product([1,2],[3])), list(itertools.chain([1],[2])), list(itertools.islice(itertools.count(), 3, 10, 3)), [(k,list(g)) for k,g in itertools.groupby("aabbc")], list(itertools.accumulate([1,2,3])))
@functools.lru_cache(maxsize=None)
def f(n): return n if n<2 else f(n-1)+f(n-2)
print(f(80), f.cache_info(), functools.reduce(operator.add, [1,2,3]))
h=[5,1,4]; heapq.heapify(h); heapq.heappush(h,0); print(heapq.heappop(h), h, bisect.bisect([1,2,3],2))
print(statistics.mean([1,2,3,4]), statistics.stdev([1,2,3,4]), statistics.median([3,1,2]))
@contextlib.contextmanager
def cm():
    print("in")
    try: yield 5
    finally: print("out")
with cm() as v: print(v)
with contextlib.redirect_stdout(io.StringIO()) as s: print("hidden")
print(repr(s.getvalue()), os.path.join("a","b"), pathlib.Path("/a/b.txt").suffix, textwrap.dedent("  a\n  b"))
class Sh(abc.ABC):
    @abc.abstractmethod
    def area(self): ...
try: Sh()
except TypeError as e: print(e)
print(copy.deepcopy({"a":[1,[2]]}), cmath.sqrt(-1), list[int], int|None, typing.Optional[int])
print(sorted([(2,'a'),(1,'b')], key=operator.itemgetter(1)), string.ascii_lowercase)
