"""Enumerations, for native code: the members are made when the class is."""
from _classes import bare, bases, get_own, has_own, members_of, set_own


class auto:
    pass


class EnumType:
    def __call__(cls, value, *names):
        if names:
            raise NotImplementedError("native code: an enumeration that is made by a call")
        if isinstance(value, cls):
            return value
        if hasattr(cls, "_missing_"):
            raise NotImplementedError("native code: _missing_ of an enumeration")
        for name in cls._member_names_:
            if cls._member_map_[name]._value_ == value:
                return cls._member_map_[name]
        raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")

    def __iter__(cls):
        return iter([cls._member_map_[name] for name in cls._member_names_])

    def __len__(cls):
        return len(cls._member_names_)

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __contains__(cls, member):
        if not isinstance(member, Enum):
            raise NotImplementedError("native code: `in` an enumeration of what is no member of one")
        return isinstance(member, cls)

    def __repr__(cls):
        return f"<enum {cls.__name__!r}>"

    @property
    def __members__(cls):
        return dict(cls._member_map_)


EnumMeta = EnumType


def _next_value(values):
    """The value of auto() behind others."""
    if not values:
        return 1
    last = values[len(values) - 1]
    for value in values:
        if not isinstance(value, int):
            raise NotImplementedError("native code: auto() behind a value that is no integer")
        if value > last:
            raise NotImplementedError("native code: auto() behind integers that do not increase")
    return last + 1


class Enum(metaclass=EnumType):
    def __init_subclass__(cls):
        for base in bases(cls):
            if has_own(base, "_member_names_") and base._member_names_:
                raise TypeError(f"<enum {cls.__name__!r}> cannot extend {base!r}")
        if has_own(cls, "__new__") or has_own(cls, "_generate_next_value_") or has_own(cls, "_ignore_"):
            raise NotImplementedError("native code: an enumeration that makes its values itself")
        names, members, values = [], {}, []
        for name, value in members_of(cls):
            if isinstance(value, auto):
                value = _next_value(values)
            values.append(value)
            member = None
            for other in names:
                if members[other]._value_ == value:
                    member = members[other]
            if member is None:
                member = bare(cls)
                member._value_ = value
                member._name_ = name
                if hasattr(cls, "__init__") and has_own(cls, "__init__"):
                    if isinstance(value, tuple):
                        member.__init__(*value)
                    else:
                        member.__init__(value)
                names.append(name)
            members[name] = member
            set_own(cls, name, member)
        set_own(cls, "_member_names_", names)
        set_own(cls, "_member_map_", members)

    @property
    def name(self):
        return self._name_

    @property
    def value(self):
        return self._value_

    def __repr__(self):
        return f"<{type(self).__name__}.{self._name_}: {self._value_!r}>"

    def __str__(self):
        return f"{type(self).__name__}.{self._name_}"


def unique(cls):
    """Refuses a class that has two names for one value."""
    found = []
    for name, member in cls.__members__.items():
        if name != member._name_:
            found.append(f"{name} -> {member._name_}")
    if found:
        raise ValueError(f"duplicate values found in {cls!r}: {', '.join(found)}")
    return cls
