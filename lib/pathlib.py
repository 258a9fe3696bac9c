"""Paths as objects."""
import os as _os


class PurePath:
    def __init__(self, *parts):
        self._text = self._clean(_os.path.join(*[_os.fspath(p) for p in parts])) if parts else "."

    @staticmethod
    def _clean(text):
        root = "/" if text.startswith("/") else ""
        return root + "/".join([p for p in text.split("/") if p and p != "."]) or "."

    def __fspath__(self):
        return self._text

    __str__ = __fspath__

    def __reduce__(self):
        return type(self), tuple(self.parts)

    def __repr__(self):
        return f"PosixPath({self._text!r})"

    def __truediv__(self, other):
        return type(self)(self, other)

    def __rtruediv__(self, other):
        return type(self)(other, self)

    def __eq__(self, other):
        return isinstance(other, PurePath) and self._text == other._text

    def __lt__(self, other):
        return self.parts < other.parts

    def __hash__(self):
        return hash(self._text)

    @property
    def parts(self):
        names = tuple([p for p in self._text.split("/") if p])
        return ("/",) + names if self._text.startswith("/") else () if self._text == "." else names

    @property
    def name(self):
        return "" if self._text == "." else self._text.rsplit("/", 1)[-1]

    @property
    def suffix(self):
        return _os.path.splitext(self.name)[1]

    @property
    def stem(self):
        return _os.path.splitext(self.name)[0]

    @property
    def parent(self):
        return type(self)(_os.path.dirname(self._text) or ".")

    @property
    def parents(self):
        result, p = [], self
        while p.parent != p:
            p = p.parent
            result.append(p)
        return result

    def is_absolute(self):
        return self._text.startswith("/")

    def joinpath(self, *others):
        return type(self)(self, *others)

    def with_suffix(self, suffix):
        return self.parent / (self.stem + suffix)

    def with_name(self, name):
        return self.parent / name

    def as_posix(self):
        return self._text

    def relative_to(self, other):
        base = type(self)(other)._text.rstrip("/") + "/"
        if self._text + "/" == base:
            return type(self)(".")
        if not self._text.startswith(base):
            raise ValueError(f"{self._text!r} is not in the subpath of {str(other)!r} OR one path is relative and the other is absolute.")
        return type(self)(self._text[len(base):])


class Path(PurePath):
    @classmethod
    def cwd(cls):
        return cls(_os.getcwd())

    @classmethod
    def home(cls):
        return cls(_os.path.expanduser("~"))

    def exists(self):
        return _os.path.exists(self._text)

    def is_file(self):
        return _os.path.isfile(self._text)

    def is_dir(self):
        return _os.path.isdir(self._text)

    def open(self, mode="r", *args, **kwargs):
        return open(self._text, mode, *args, **kwargs)

    def read_text(self, encoding=None, errors=None):
        with open(self._text) as f:
            return f.read()

    def read_bytes(self):
        with open(self._text, "rb") as f:
            return f.read()

    def write_text(self, data, encoding=None, errors=None):
        with open(self._text, "w") as f:
            return f.write(data)

    def write_bytes(self, data):
        with open(self._text, "wb") as f:
            return f.write(data)

    def mkdir(self, mode=0o777, parents=False, exist_ok=False):
        if parents:
            _os.makedirs(self._text, exist_ok=exist_ok)
            return
        try:
            _os.mkdir(self._text)
        except FileExistsError:
            if not exist_ok or not self.is_dir():
                raise

    def rmdir(self):
        _os.rmdir(self._text)

    def unlink(self, missing_ok=False):
        try:
            _os.remove(self._text)
        except FileNotFoundError:
            if not missing_ok:
                raise

    def iterdir(self):
        for name in _os.listdir(self._text):
            yield self / name

    def resolve(self, strict=False):
        return type(self)(_os.path.realpath(self._text))

    def absolute(self):
        return type(self)(_os.path.abspath(self._text))

    def stat(self):
        return _os.stat(self._text)


PosixPath = Path
PurePosixPath = PurePath
