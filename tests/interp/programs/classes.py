class Animal:
    count = 0
    def __init__(self, name):
        self.name = name
        Animal.count += 1
    def speak(self): return f"{self.name} {self.sound()}"
    def sound(self): return "?"
    def __repr__(self): return f"{type(self).__name__}({self.name!r})"
class Dog(Animal):
    def sound(self): return "woof"
class Puppy(Dog):
    def __init__(self, name): super().__init__(name + " jr")
    def sound(self): return super().sound().upper()
print(Dog("rex").speak(), Puppy("bo").speak(), Animal.count, Puppy.__mro__, isinstance(Puppy("x"), Animal), issubclass(Dog, Animal))
class V:
    def __init__(self, x, y): self.x, self.y = x, y
    def __add__(self, o): return V(self.x + o.x, self.y + o.y) if isinstance(o, V) else NotImplemented
    def __radd__(self, o): return self if o == 0 else NotImplemented
    def __mul__(self, k): return V(self.x * k, self.y * k)
    __rmul__ = __mul__
    def __neg__(self): return V(-self.x, -self.y)
    def __eq__(self, o): return isinstance(o, V) and (self.x, self.y) == (o.x, o.y)
    def __hash__(self): return hash((self.x, self.y))
    def __getitem__(self, i): return (self.x, self.y)[i]
    def __len__(self): return 2
    def __iter__(self): return iter((self.x, self.y))
    def __bool__(self): return bool(self.x or self.y)
    def __call__(self, k): return self * k
    def __contains__(self, k): return k in (self.x, self.y)
    def __iadd__(self, o): self.x += o.x; return self
    def __str__(self): return f"<{self.x},{self.y}>"
    def __format__(self, spec): return f"V{spec}"
    def __lt__(self, o): return self.x < o.x
v = V(1, 2); v += V(10, 0)
print(v, sum([V(1, 1), V(2, 2)]), 3 * v, -v, v == V(11, 2), v[1], len(v), list(v), bool(V(0, 0)), v(2), 2 in v, f"{v:abc}", {v: 1}[V(11, 2)], sorted([V(3, 0), V(1, 0)])[0], str(max(V(1, 0), V(5, 5))))
class T:
    def __init__(self): self._c = 0
    @property
    def c(self): return self._c
    @c.setter
    def c(self, v):
        if v < 0: raise ValueError("cold")
        self._c = v
    @staticmethod
    def s(x): return x * 2
    @classmethod
    def make(cls): return cls()
t = T.make(); t.c = 5; print(t.c, T.s(4))
for bad in ("t.c = -1", "t.zz", "T.zz", "del t.c", "t()", "t + 1", "t < t", "len(t)", "t[0]", "for i in t: pass", "class X(int, str): pass", "V(1)", "object(5)", "-t"):
    try:
        exec(bad)
    except Exception as e:
        print(bad, type(e).__name__, e)
class A:
    def m(self): return "A"
class B(A):
    def m(self): return "B" + super().m()
class C(A):
    def m(self): return "C" + super().m()
class D(B, C):
    def m(self): return "D" + super().m()
print(D().m(), [k.__name__ for k in D.__mro__])
class Meta(type):
    def __new__(m, n, b, ns, **kw):
        ns["tag"] = n.lower()
        return super().__new__(m, n, b, ns)
class M(metaclass=Meta): pass
class Desc:
    def __set_name__(self, o, n): self.n = "_" + n
    def __get__(self, o, t=None): return self if o is None else getattr(o, self.n, None)
    def __set__(self, o, v): setattr(o, self.n, v * 2)
class U:
    d = Desc()
    def __getattr__(self, n): return "dyn_" + n
    def __init_subclass__(cls, **kw): cls.reg = kw
class W(U, key=3): pass
u = U(); u.d = 4; print(M.tag, u.d, u.other, W.reg, vars(u), hasattr(t, "c"), getattr(t, "nope", 7))
class S:
    __slots__ = ("a", "b")
s = S(); s.a = 1; print(s.a)
try: s.z = 1
except AttributeError as e: print(e)
class L(list):
    def total(self): return sum(self)
class Dd(dict):
    def __missing__(self, k): return k * 2
class N(int):
    def __add__(self, o): return N(int(self) + o + 100)
print(L([1, 2]).total(), Dd()[4], N(1) + 1, type(N(1) + 1).__name__, L([1]) == [1], str(N(5)), N(5) * 2)
class Priv:
    def __init__(self): self.__x = 1
    def get(self): return self.__x
print(Priv().get(), Priv()._Priv__x, type("Dyn", (A,), {"z": 1})().z)
