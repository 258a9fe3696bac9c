# Types that are computed for annotations only.
from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, Optional, TypeVar, Union, cast, overload

if TYPE_CHECKING:
    import nothing_like_this

T = TypeVar("T")
S = TypeVar("S", bound="Stack")
Matrix = list[list[float]]
Position = tuple[int, int]
Function = Callable[[float], float]
Key = int | str | None
Names = Optional[dict[str, Any]]
Either = Union[int, float]


class Stack(Generic[T]):
    def __init__(self):
        self.items: list[T] = []

    def push(self, item: T) -> None:
        self.items.append(item)

    def total(self) -> int:
        return sum(self.items)


@overload
def twice(x: int) -> int: ...


@overload
def twice(x: float) -> float: ...


def twice(x):
    return x + x


def apply(f: Function, x: float) -> float:
    return f(x)


def rows(m: Matrix, at: Position = (0, 1)) -> Iterator[float]:
    for row in m:
        yield row[at[1]]


s: Stack[int] = Stack()
s.push(3)
s.push(cast(int, 4))
print(s.total(), twice(2), twice(1.5), apply(lambda v: v * 2, 3.0))
print(list(rows([[1.0, 2.0], [3.0, 4.0]])))
