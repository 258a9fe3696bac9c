"""Shallow and deep copies, for native code."""
from _copies import copy, deepcopy


class Error(Exception):
    pass
