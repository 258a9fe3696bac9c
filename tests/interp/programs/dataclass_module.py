from dataclasses import dataclass, field, asdict, astuple, replace, fields, FrozenInstanceError
@dataclass
class A:
    x: int
    y: str = "d"
    z: list = field(default_factory=list, repr=False)
@dataclass(frozen=True, order=True)
class B:
    a: int
    b: float = 1.5
@dataclass
class C(A):
    w: int = 9
    def __post_init__(self): self.s = self.x * 2
print(A(1), A(1) == A(1), A(1, "q", [2]).z, B(1) < B(2), hash(B(1)) == hash(B(1)), C(1, w=3), C(4).s, asdict(A(1, z=[A(2)])), astuple(B(3)), replace(B(1), b=2.0), [f.name for f in fields(C)])
for bad in (lambda: A(), lambda: A(1, 2, 3, 4), lambda: A(1, q=2), lambda: setattr(B(1), "a", 2), lambda: A(1) < A(2)):
    try: bad()
    except Exception as e: print(type(e).__name__, e)
