"""Files and folders that do not stay."""
import os
import shutil
from secrets import choice

LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789_"
tempdir, template = None, "tmp"


def gettempdir():
    return tempdir or os.environ.get("TMPDIR") or "/tmp"


def fresh(prefix, suffix, dir):
    while True:
        name = "".join(choice(LETTERS) for _ in range(8))
        path = os.path.join(dir or gettempdir(), (prefix or template) + name + (suffix or ""))
        if not os.path.exists(path):
            return path


def mkdtemp(suffix=None, prefix=None, dir=None):
    path = fresh(prefix, suffix, dir)
    os.mkdir(path)
    return path


def mktemp(suffix="", prefix=template, dir=None):
    return fresh(prefix, suffix, dir)


class TemporaryDirectory:
    def __init__(self, suffix=None, prefix=None, dir=None, ignore_cleanup_errors=False):
        self.name = mkdtemp(suffix, prefix, dir)

    def cleanup(self):
        if os.path.exists(self.name):
            shutil.rmtree(self.name)

    def __enter__(self):
        return self.name

    def __exit__(self, *exception):
        self.cleanup()

    def __repr__(self):
        return f"<TemporaryDirectory {self.name!r}>"


class NamedFile:
    """An open file that its closing removes."""

    def __init__(self, path, mode, delete):
        self._file, self.name, self.delete = open(path, mode), path, delete

    def __getattr__(self, name):
        return getattr(self._file, name)

    def __iter__(self):
        return iter(self._file)

    def close(self):
        self._file.close()
        if self.delete and os.path.exists(self.name):
            os.remove(self.name)

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.close()


def NamedTemporaryFile(mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, delete=True, *, errors=None):
    return NamedFile(fresh(prefix, suffix, dir), mode, delete)


def TemporaryFile(mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, *, errors=None):
    return NamedTemporaryFile(mode, suffix=suffix, prefix=prefix, dir=dir)
