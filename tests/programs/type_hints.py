from typing import List
def f(a: int, b: float = 2.0) -> float:
    c: int = a
    return c * b
print(f(2))
