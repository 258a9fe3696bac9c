"""Shallow and deep copies."""


class Error(Exception):
    pass


_atoms = (type(None), int, float, bool, complex, str, bytes, type, range, type(len), type(lambda: 0), type(Ellipsis), type(NotImplemented), property)


def _blank(x):
    cls = type(x)
    if isinstance(x, BaseException):
        return cls.__new__(cls, *x.args)
    return cls.__new__(cls)


def copy(x):
    cls = type(x)
    if isinstance(x, _atoms) and cls in _atoms or cls is tuple or cls is frozenset or isinstance(x, type):
        return x
    if cls in (list, dict, set, bytearray):
        return x.copy() if cls is not bytearray else bytearray(x)
    method = getattr(cls, "__copy__", None)
    if method is not None:
        return method(x)
    y = _blank(x) if not isinstance(x, (tuple, int, float, str)) else cls.__new__(cls, x)
    if isinstance(x, list):
        y.extend(x)
    elif isinstance(x, dict):
        y.update(x)
    elif isinstance(x, set):
        y.update(x)
    for key, value in _state(x).items():
        object.__setattr__(y, key, value)
    return y


def _state(x):
    if hasattr(x, "__dict__"):
        return dict(x.__dict__)
    state = {}
    for base in type(x).__mro__:
        names = base.__dict__.get("__slots__", ())
        for name in (names,) if isinstance(names, str) else names:
            if hasattr(x, name):
                state[name] = getattr(x, name)
    return state


def deepcopy(x, memo=None):
    if memo is None:
        memo = {}
    found = memo.get(id(x))
    if found is not None:
        return found
    cls = type(x)
    if cls in _atoms or isinstance(x, type):
        return x
    method = getattr(cls, "__deepcopy__", None)
    if method is not None:
        y = method(x, memo)
    elif cls is list:
        y = memo[id(x)] = []
        for v in x:
            y.append(deepcopy(v, memo))
    elif cls is dict:
        y = memo[id(x)] = {}
        for key, value in x.items():
            y[deepcopy(key, memo)] = deepcopy(value, memo)
    elif cls is tuple:
        y = tuple([deepcopy(v, memo) for v in x])
        if all(a is b for a, b in zip(x, y)):
            y = x
    elif cls in (set, frozenset):
        y = cls([deepcopy(v, memo) for v in x])
    elif isinstance(x, tuple):
        y = cls.__new__(cls, *[deepcopy(v, memo) for v in x]) if hasattr(x, "_fields") else cls([deepcopy(v, memo) for v in x])
    else:
        y = memo[id(x)] = _blank(x)
        if isinstance(x, list):
            for v in x:
                y.append(deepcopy(v, memo))
        elif isinstance(x, dict):
            for key, value in x.items():
                dict.__setitem__(y, deepcopy(key, memo), deepcopy(value, memo))
        elif isinstance(x, set):
            y.update([deepcopy(v, memo) for v in x])
        for key, value in _state(x).items():
            object.__setattr__(y, key, deepcopy(value, memo))
    memo[id(x)] = y
    memo.setdefault(id(memo), []).append(x)   # keeps x alive while its id is in use
    return y


def replace(obj, /, **changes):
    return type(obj).__replace__(obj, **changes)
