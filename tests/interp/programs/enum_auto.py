"""Values of auto() behind values that do not increase, or are no integers."""
import warnings
from enum import Enum, IntEnum, auto

warnings.simplefilter("ignore")


class Falling(Enum):
    x = 5
    y = 2
    z = auto()


class Mixed(Enum):
    a = 1
    b = 5
    c = 3
    d = auto()


class Texts(Enum):
    a = "text"
    b = auto()


class Both(Enum):
    a = 1
    b = "text"
    c = 3
    d = auto()


class Floats(Enum):
    a = 2.5
    b = auto()


class Numbers(IntEnum):
    a = auto()
    b = auto()
    c = 7
    d = auto()


for kind in (Falling, Mixed, Texts, Both, Floats, Numbers):
    print(list(kind))
