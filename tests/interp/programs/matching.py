from dataclasses import dataclass


@dataclass
class Point:
    x: int
    y: int = 0


def what(v):
    match v:
        case 0 | 1:
            return "small"
        case int(n) if n < 0:
            return f"negative {n}"
        case float() | complex():
            return "number"
        case "a" "b":
            return "joined"
        case str() as s:
            return f"text {s}"
        case [x]:
            return f"one {x}"
        case [Point(x=0), *rest]:
            return f"origin line then {rest}"
        case [first, *_, last]:
            return f"{first}..{last}"
        case {"k": value, **rest}:
            return f"k={value} rest={rest}"
        case {}:
            return "mapping"
        case Point(x, y) if x == y:
            return f"diagonal {x}"
        case Point(x, y=5):
            return f"row {x}"
        case None | True:
            return "constant"
        case _:
            return f"other {type(v).__name__}"


for v in (0, 1, True, -4, 2, 2.5, 1j, "ab", "zz", [1], [Point(0), 3, 4], (1, 2, 3), [], {"k": 1, "z": 2}, {"q": 1}, {}, Point(3, 3), Point(2, 5), Point(1, 2), None, {1}, b"x"):
    print(repr(v), "->", what(v))
