"""Enumerations."""


class auto:
    pass


def _is_member(name, value):
    if name.startswith("_") or isinstance(value, (staticmethod, classmethod, property)):
        return False
    return not hasattr(type(value), "__get__")


class EnumType(type):
    def __new__(mcls, name, bases, namespace, **kwargs):
        members = {k: v for k, v in namespace.items() if _is_member(k, v)}
        space = {k: v for k, v in namespace.items() if k not in members}
        cls = super().__new__(mcls, name, bases, space)
        cls._member_map_ = {}
        cls._value2member_map_ = {}
        cls._member_names_ = []
        data = next((b for b in cls.__mro__ if b in (int, str, float, tuple)), None)
        flag = any(b.__name__ == "Flag" for b in cls.__mro__)
        last = []
        for key, value in members.items():
            if isinstance(value, auto):
                value = cls._generate_next_value_(key, 1, len(last), last)
            last.append(value)
            args = value if isinstance(value, tuple) else (value,)
            if "__new__" in space:
                member = space["__new__"].__func__(cls, *args) if isinstance(space["__new__"], staticmethod) else cls.__new__(cls, *args)
            elif data is not None:
                member = data.__new__(cls, *args)
            else:
                member = object.__new__(cls)
            if not hasattr(member, "_value_"):
                member._value_ = value
            member._name_ = key
            member.__objclass__ = cls
            if "__init__" in cls.__dict__ or any("__init__" in b.__dict__ for b in cls.__mro__[1:-1] if b.__module__ != "enum" and b is not data):
                member.__init__(*args)
            for other in cls._member_map_.values():
                if other._value_ == member._value_:
                    member = other
                    break
            else:
                cls._member_names_.append(key)
            cls._member_map_[key] = member
            try:
                cls._value2member_map_.setdefault(member._value_, member)
            except TypeError:
                pass
            type.__setattr__(cls, key, member)
        return cls

    def __init__(cls, *args, **kwargs):
        pass

    def __call__(cls, value, names=None, **kwargs):
        if names is not None:
            if isinstance(names, str):
                names = names.replace(",", " ").split()
            pairs = list(names.items()) if isinstance(names, dict) else [(n, i + 1) if isinstance(n, str) else n for i, n in enumerate(names)]
            return EnumType(value, (cls,), dict(pairs))
        if isinstance(value, cls):
            return value
        try:
            if value in cls._value2member_map_:
                return cls._value2member_map_[value]
        except TypeError:
            pass
        for member in cls._member_map_.values():
            if member._value_ == value:
                return member
        result = cls._missing_(value)
        if result is None:
            raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")
        return result

    def __iter__(cls):
        return iter([cls._member_map_[n] for n in cls._member_names_])

    def __reversed__(cls):
        return reversed([cls._member_map_[n] for n in cls._member_names_])

    def __len__(cls):
        return len(cls._member_names_)

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __contains__(cls, value):
        return isinstance(value, cls) or value in cls._value2member_map_

    def __bool__(cls):
        return True

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get("_member_map_", {}):
            raise AttributeError(f"cannot reassign member {name!r}")
        super().__setattr__(name, value)

    def __repr__(cls):
        return f"<enum {cls.__name__!r}>" if not any(b.__name__ == "Flag" for b in cls.__mro__) else f"<flag {cls.__name__!r}>"

    @property
    def __members__(cls):
        return dict(cls._member_map_)


EnumMeta = EnumType


class Enum(metaclass=EnumType):
    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        values = last_values
        try:
            values = sorted(last_values)
            if values and last_values[-1] == values[-1]:
                return values[-1] + 1
        except TypeError:
            pass
        for value in values:   # where they do not increase, the first one of them that counts
            try:
                return value + 1
            except TypeError:
                pass
        return start

    @classmethod
    def _missing_(cls, value):
        return None

    @property
    def name(self):
        return self._name_

    @property
    def value(self):
        return self._value_

    def __repr__(self):
        return f"<{self.__class__.__name__}.{self._name_}: {self._value_!r}>"

    def __str__(self):
        return f"{self.__class__.__name__}.{self._name_}"

    def __format__(self, spec):
        return format(str(self), spec)

    def __hash__(self):
        return hash(self._name_)

    def __reduce_ex__(self, proto):
        return getattr, (self.__class__, self._name_)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


class ReprEnum(Enum):
    pass


class IntEnum(int, ReprEnum):
    __repr__ = Enum.__repr__
    __str__ = int.__repr__
    __format__ = int.__format__
    __hash__ = int.__hash__


class StrEnum(str, ReprEnum):
    __repr__ = Enum.__repr__
    __str__ = str.__str__
    __format__ = str.__format__
    __hash__ = str.__hash__

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()


class Flag(Enum):
    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return 1 << max([v.bit_length() for v in last_values], default=0)

    @classmethod
    def _missing_(cls, value):
        if not isinstance(value, int):
            return None
        if value < 0:
            value &= sum(m._value_ for m in cls)
        if value in cls._value2member_map_:
            return cls._value2member_map_[value]
        member = int.__new__(cls, value) if issubclass(cls, int) else object.__new__(cls)
        member._value_ = value
        member._name_ = "|".join([m._name_ for m in cls if m._value_ and m._value_ & value == m._value_]) or None
        cls._value2member_map_[value] = member
        return member

    def _of(self, other):
        return other._value_ if isinstance(other, self.__class__) else other if isinstance(other, int) and isinstance(self, int) else None

    def __or__(self, other):
        v = self._of(other)
        return NotImplemented if v is None else self.__class__(self._value_ | v)

    def __and__(self, other):
        v = self._of(other)
        return NotImplemented if v is None else self.__class__(self._value_ & v)

    def __xor__(self, other):
        v = self._of(other)
        return NotImplemented if v is None else self.__class__(self._value_ ^ v)

    __ror__ = __or__
    __rand__ = __and__
    __rxor__ = __xor__

    def __invert__(self):
        return self.__class__(sum(m._value_ for m in self.__class__) & ~self._value_)

    def __contains__(self, other):
        return other._value_ & self._value_ == other._value_

    def __iter__(self):
        return iter([m for m in self.__class__ if m._value_ & self._value_])

    def __bool__(self):
        return bool(self._value_)

    def __repr__(self):
        if self._name_ is None:
            return f"<{self.__class__.__name__}: {self._value_!r}>"
        return f"<{self.__class__.__name__}.{self._name_}: {self._value_!r}>"

    def __str__(self):
        return f"{self.__class__.__name__}({self._value_!r})" if self._name_ is None else f"{self.__class__.__name__}.{self._name_}"


class IntFlag(int, Flag):
    __repr__ = Flag.__repr__
    __str__ = int.__repr__
    __format__ = int.__format__
    __hash__ = int.__hash__
    __or__ = __ror__ = Flag.__or__
    __and__ = __rand__ = Flag.__and__
    __xor__ = __rxor__ = Flag.__xor__
    __invert__ = Flag.__invert__


def unique(enumeration):
    aliases = [f"{name} -> {member.name}" for name, member in enumeration.__members__.items() if name != member.name]
    if aliases:
        raise ValueError(f"duplicate values found in {enumeration!r}: {', '.join(aliases)}")
    return enumeration


def member(x): return x
def nonmember(x): return x
