# match: what is known when compiling and what is not.
from dataclasses import dataclass

import numpy as np

n = int(np.arange(4).sum())


def name(k):
    match k:
        case 0:
            return "zero"
        case 1 | 2 | 3:
            return "few"
        case x if x < 0:
            return f"minus {-x}"
        case 6:
            return "six"
    return "many"


print([name(k) for k in (0, 2, -4, 6, 9)], [name(n - k) for k in range(8)])


def fizz(i):
    match (i % 3, i % 5):
        case (0, 0):
            return "FizzBuzz"
        case (0, _):
            return "Fizz"
        case (_, 0):
            return "Buzz"
        case _:
            return str(i)


print(" ".join(fizz(i) for i in range(1, 16)))


def command(line):
    match line.split():
        case ["go", direction]:
            return "going " + direction
        case ["take", *things] if things:
            return f"taking {len(things)}: " + ", ".join(things)
        case ["drop", first, *_, last]:
            return f"dropping {first} to {last}"
        case []:
            return "nothing"
        case [_]:
            return "one"
        case [verb, *_]:
            return f"cannot {verb}"


for line in ["go north", "take lamp key", "take", "drop a b c", "drop a b", "", "x", "sing a song now"]:
    print(command(line))


@dataclass
class Point:
    x: float
    y: float


@dataclass
class Circle:
    centre: Point
    radius: float


def area(shape):
    match shape:
        case Circle(Point(0, 0), radius=r):
            return f"circle at the origin {r}"
        case Circle(centre=Point(x=x), radius=r) if r > 2:
            return f"large circle at x={x}"
        case Circle():
            return "circle"
        case Point(x, y) as p:
            return f"point {x} {y} {p.x + p.y}"
        case str() | None:
            return "text or nothing"
        case int(k):
            return f"int {k}"
        case {"kind": "box", "size": [w, h]}:
            return f"box {w * h}"
        case {"kind": other}:
            return f"kind {other}"
        case True | False:
            return "never: a bool is an int"
        case _:
            return "?"


for shape in (Circle(Point(0, 0), n), Circle(Point(1, 0), n), Circle(Point(1, 1), 1), Point(n, 2), "a", None, n, 2.5,
              {"kind": "box", "size": [n, 2]}, {"kind": "ball"}, {"size": 1}, True):
    print(area(shape))


def first_large(values):
    total = 0
    for v in values:
        match v:
            case 0:
                continue
            case k if k > 5:
                break
            case k:
                total += k
    return total


print(first_large([1, 0, 2, n, 4]), first_large([n - 5, 0, n - 4, 5]))
value = None if n > 100 else n
match value:
    case None:
        print("none")
    case 6 as six:
        print("six", six)
flag = n > 5
match flag:
    case True:
        print("yes")
    case False:
        print("no")
match n, flag:
    case (a, True) if a == 7:
        print("seven")
    case a, b:
        print(a, b)
