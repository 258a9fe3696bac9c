from enum import Enum, IntEnum, Flag, auto, unique
class C(Enum):
    RED = 1; GREEN = 2; ALIAS = 1
    @property
    def low(self): return self.name.lower()
class N(IntEnum):
    A = 1; B = 2
class P(Flag):
    R = auto(); W = auto(); X = auto()
print(C.RED, repr(C.RED), C(1), C["GREEN"], C.ALIAS is C.RED, list(C), C.RED.low, len(C), C.RED in C, C.RED == 1, N.A == 1, N.B + 1, sorted([N.B, N.A]), {C.RED: 1}[C.RED])
print(P.R | P.W, bool(P.R & P.W), P.R in (P.R | P.X), P(3), [m.value for m in P], isinstance(C.RED, C), C.__members__.keys())
try: C(9)
except ValueError as e: print(e)
