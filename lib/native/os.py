"""The operating system, for native code."""
import sys as _sys

import _posix

name = "posix"
sep = "/"
altsep = None
extsep = "."
linesep = "\n"
curdir = "."
pardir = ".."
pathsep = ":"
devnull = "/dev/null"
from _posix import chdir, getcwd, rmdir, remove, rename
import os.path as path

unlink = remove
replace = rename


class _Environ:
    def __contains__(self, key):
        return _posix.has_variable(key)

    def __getitem__(self, key):
        if not _posix.has_variable(key):
            raise KeyError(key)
        return _posix.variable(key)

    def get(self, key, default=None):
        return _posix.variable(key) if _posix.has_variable(key) else default


environ = _Environ()


def getenv(key, default=None):
    return environ.get(key, default)


def fspath(path):
    return path if isinstance(path, str) else path.__fspath__()


def mkdir(path, mode=0o777):
    _posix.mkdir(fspath(path))


def listdir(path="."):
    return _posix.listdir(fspath(path))


def makedirs(name, mode=0o777, exist_ok=False):
    name = fspath(name)
    parts = name.rstrip("/").split("/")
    above = ""
    for i in range(len(parts) - 1):
        above = parts[i] if i == 0 else above + "/" + parts[i]
        if above and not path.exists(above):
            _posix.mkdir(above)
    if not (exist_ok and path.isdir(name)):
        _posix.mkdir(name)
