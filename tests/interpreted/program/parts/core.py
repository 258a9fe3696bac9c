from . import other
from .deep import leaf


def twice(x):
    return x * other.TWO


def fail():
    raise ValueError("asked to fail by " + leaf.NAME)
