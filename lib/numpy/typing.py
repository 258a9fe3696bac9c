"""numpy.typing: names for annotations."""


class NDArray:
    def __class_getitem__(cls, item):
        return cls


class ArrayLike:
    pass


class DTypeLike:
    pass
