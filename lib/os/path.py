"""Paths as text."""
import _posix

sep = "/"


def _text(p):
    return p if isinstance(p, str) else p.__fspath__()


def join(a, *parts):
    path = _text(a)
    for p in parts:
        p = _text(p)
        if p.startswith("/"):
            path = p
        elif not path or path.endswith("/"):
            path += p
        else:
            path += "/" + p
    return path


def split(p):
    p = _text(p)
    i = p.rfind("/") + 1
    head, tail = p[:i], p[i:]
    if head and head != "/" * len(head):
        head = head.rstrip("/")
    return head, tail


def basename(p): return split(p)[1]
def dirname(p): return split(p)[0]


def splitext(p):
    p = _text(p)
    dot = p.rfind(".")
    slash = p.rfind("/")
    if dot > slash + 1 and p[slash + 1:dot].strip("."):
        return p[:dot], p[dot:]
    return p, ""


def exists(p): return _posix.mode(_text(p)) != 0
def _kind(p): return _posix.mode(_text(p)) & 0o170000
def isfile(p): return _kind(p) == 0o100000
def isdir(p): return _kind(p) == 0o040000
def islink(p): return False
def isabs(p): return _text(p).startswith("/")


def getsize(p): return _posix.size(_text(p))
def getmtime(p): return _posix.modified(_text(p))


def normpath(p):
    p = _text(p)
    if not p:
        return "."
    root = "/" if p.startswith("/") else ""
    parts = []
    for part in p.split("/"):
        if part in ("", "."):
            continue
        if part != ".." or (not root and not parts) or (parts and parts[-1] == ".."):
            parts.append(part)
        elif parts:
            parts.pop()
    return root + "/".join(parts) or "."


def abspath(p):
    p = _text(p)
    return normpath(p if isabs(p) else join(_posix.getcwd(), p))


def realpath(p): return _posix.realpath(abspath(p))


def expanduser(p):
    p = _text(p)
    return _posix.environ().get("HOME", "~") + p[1:] if p == "~" or p.startswith("~/") else p


def relpath(p, start="."):
    a = [x for x in abspath(start).split("/") if x]
    b = [x for x in abspath(p).split("/") if x]
    i = 0
    while i < len(a) and i < len(b) and a[i] == b[i]:
        i += 1
    return "/".join([".."] * (len(a) - i) + b[i:]) or "."


def commonprefix(m):
    if not m:
        return ""
    low, high = min(m), max(m)
    for i, c in enumerate(low):
        if c != high[i]:
            return low[:i]
    return low
