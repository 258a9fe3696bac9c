from collections.abc import Callable, Sequence
from typing import Optional
def f(x: Sequence[int], g: Callable) -> Optional[int]:
    return g(x[0])
print(f([3], lambda v: v + 1))
