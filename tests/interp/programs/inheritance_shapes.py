class A:
    def who(self):
        return ["A"]

    def __init_subclass__(cls, tag=None, **kw):
        super().__init_subclass__(**kw)
        cls.tag = tag


class B(A, tag="b"):
    def who(self):
        return ["B"] + super().who()


class C(A, tag="c"):
    def who(self):
        return ["C"] + super().who()


class D(B, C):
    __slots__ = ()

    def who(self):
        return ["D"] + super().who()


print(D().who(), [k.__name__ for k in D.__mro__], B.tag, C.tag, D.tag, issubclass(D, A), isinstance(D(), C))
try:
    class E(A, B):
        pass
except TypeError as e:
    print(e)


class Meta(type):
    def __new__(m, name, bases, ns, **kw):
        ns["made"] = name.lower()
        return super().__new__(m, name, bases, ns)

    def __call__(cls, *a):
        o = super().__call__(*a)
        o.called = a
        return o

    def __len__(cls):
        return 7


class F(metaclass=Meta):
    def __init__(self, *a):
        self.n = len(a)


print(F.made, F(1, 2).called, F(3).n, len(F), type(F).__name__)


class Typed:
    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, o, owner):
        return self if o is None else o.__dict__.get(self.name, 0)

    def __set__(self, o, v):
        if not isinstance(v, int):
            raise TypeError(f"{self.name} must be int")
        o.__dict__[self.name] = v


class P:
    x = Typed()
    y = Typed()

    def __getattr__(self, name):
        return f"no {name}"


p = P()
p.x = 4
print(p.x, p.y, p.z, vars(p))
try:
    p.y = "a"
except TypeError as e:
    print(e)
print(type("T", (P,), {"k": 1})().k, P.__dict__["x"].name, hasattr(p, "anything"))
