from .cube import *
from ..circle import Circle as C
__all__ = ["cube_volume", "_hidden"]
_hidden = 7
visible = 8
