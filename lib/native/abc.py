"""Abstract base classes."""
from _classes import mark_abstract as abstractmethod


class ABCMeta:
    pass


class ABC(metaclass=ABCMeta):
    pass
