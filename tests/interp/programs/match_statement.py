from dataclasses import dataclass
@dataclass
class P:
    x: int
    y: int
def f(v):
    match v:
        case 0 | 1: return "small"
        case int(n) if n > 100: return f"big {n}"
        case int(): return "int"
        case "a" | "b" as s: return "str " + s
        case str(): return "other str"
        case []: return "empty"
        case [x]: return f"one {x}"
        case [1, *rest]: return f"starts 1, {rest}"
        case [x, y, *_]: return f"two+ {x} {y}"
        case {"k": [a, b], **rest}: return f"map {a} {b} {rest}"
        case {"t": P(x=0)}: return "inner"
        case P(0, y): return f"axis {y}"
        case P(x=x, y=y) if x == y: return f"diag {x}"
        case P(): return "point"
        case None: return "none"
        case True: return "true"
        case (1.5): return "1.5"
        case _: return "default"
for v in (0, 1, 50, 500, "a", "z", [], [5], [1, 2, 3], (7, 8, 9), {"k": [1, 2], "z": 3}, {"t": P(0, 1)}, {"q": 1}, P(0, 5), P(3, 3), P(1, 2), None, 1.5, 2.5, b"x"):
    print(v, "->", f(v))
