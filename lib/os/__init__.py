"""The operating system."""
import _posix
import sys as _sys

name = "posix"
sep = "/"
linesep = "\n"
curdir = "."
pardir = ".."
pathsep = ":"
devnull = "/dev/null"
getcwd = _posix.getcwd
mkdir = _posix.mkdir
rmdir = _posix.rmdir
remove = unlink = _posix.remove
rename = replace = _posix.rename
chdir = _posix.chdir
getpid = _posix.getpid
cpu_count = _posix.cpu_count
urandom = _posix.urandom
environ = _posix.environ()


def fspath(path):
    if isinstance(path, (str, bytes)):
        return path
    return type(path).__fspath__(path)


import os.path as path


def listdir(p="."):
    return _posix.listdir(fspath(p))


def getenv(key, default=None):
    return environ.get(key, default)


def makedirs(name, mode=0o777, exist_ok=False):
    name = fspath(name)
    head = path.dirname(name.rstrip("/"))
    if head and not path.exists(head):
        makedirs(head, exist_ok=True)
    try:
        mkdir(name)
    except FileExistsError:
        if not exist_ok or not path.isdir(name):
            raise


def walk(top, topdown=True):
    dirs, files = [], []
    for entry in listdir(top):
        (dirs if path.isdir(path.join(top, entry)) else files).append(entry)
    if topdown:
        yield top, dirs, files
    for d in dirs:
        yield from walk(path.join(top, d), topdown)
    if not topdown:
        yield top, dirs, files


class stat_result:
    def __init__(self, parts):
        self.st_mode, self.st_size, self.st_mtime = parts


def stat(p):
    parts = _posix.stat(fspath(p))
    if parts is None:
        raise FileNotFoundError(2, "No such file or directory", fspath(p))
    return stat_result(parts)


class PathLike:
    pass


def _exit(status):
    _sys.exit(status)


def get_terminal_size(fallback=(80, 24)):
    return fallback
