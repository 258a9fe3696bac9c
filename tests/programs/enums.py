import sys
from enum import Enum, auto, unique


class Color(Enum):
    """Colours."""
    RED = 1
    GREEN = 2
    BLUE = 3
    CRIMSON = 1

    def lower(self):
        return self.name.lower()

    @classmethod
    def first(cls):
        return cls.RED

    @staticmethod
    def twice(n):
        return 2 * n


@unique
class Planet(Enum):
    EARTH = (5.976e24, 6.378e6)
    MARS = (6.421e23, 3.397e6)

    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius

    @property
    def gravity(self):
        return 6.673e-11 * self.mass / (self.radius * self.radius)


class Step(Enum):
    LEFT = auto()
    RIGHT = auto()
    UP = 10
    DOWN = auto()


class Words(Enum):
    ONES = {0: "", 1: "one"}
    TENS = ["ten", "twenty"]


print(Color.RED, repr(Color.GREEN), Color.BLUE.name, Color.BLUE.value, f"{Color.RED}", [Color.RED], str(Color.CRIMSON))
print(Color(2), Color["BLUE"], len(Color), list(Color), [c.value for c in Color], Color, Color.__members__)
print(Color.RED is Color.CRIMSON, Color.RED is Color.RED, Color.RED == Color.GREEN, Color.RED != Color.GREEN, Color(1) is Color.RED)
print(Color.RED in Color, Color.first(), Color.twice(4), Color.GREEN.lower(), isinstance(Color.RED, Color), type(Color.RED) is Color)
print(Planet.EARTH.gravity, Planet.MARS.value, [p.name for p in Planet])
print([s.value for s in Step], Words.ONES.value[1], Words.TENS.value[0])
for i, color in enumerate(Color):
    print(i, color, color.lower())
names = {Color.RED: "r", Color.GREEN: "g"}
print(names[Color.RED], names.get(Color.BLUE, "?"), Color.GREEN in names, names)


def turn(step, n):
    if step is Step.LEFT:
        return -n
    if step == Step.RIGHT:
        return n
    return 0


n = len(sys.argv)
print(turn(Step.LEFT, n), turn(Step.RIGHT, n + 1), turn(Step.UP, n))
chosen = Color.RED if n > 5 else Color.GREEN
print(chosen, chosen is Color.GREEN, chosen.value + 1)
print(Color(n + 1), Color(n + 1) is Color.GREEN, Color(n).name)
try:
    Color(7)
except ValueError as e:
    print(e)
try:
    Color["PINK"]
except KeyError as e:
    print("KeyError", e)
try:
    @unique
    class Twice(Enum):
        A = 1
        B = 1
except ValueError as e:
    print(e)
