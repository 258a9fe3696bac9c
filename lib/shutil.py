"""Files and folders copied, moved and removed."""
import os


def copyfile(src, dst, *, follow_symlinks=True):
    with open(src, "rb") as a, open(dst, "wb") as b:
        b.write(a.read())
    return dst


def copy(src, dst, *, follow_symlinks=True):
    return copyfile(src, os.path.join(dst, os.path.basename(src)) if os.path.isdir(dst) else dst)


copy2 = copy


def copyfileobj(fsrc, fdst, length=0):
    fdst.write(fsrc.read())


def copytree(src, dst, symlinks=False, ignore=None, copy_function=copy2, ignore_dangling_symlinks=False, dirs_exist_ok=False):
    os.makedirs(dst, exist_ok=dirs_exist_ok)
    for name in os.listdir(src):
        a, b = os.path.join(src, name), os.path.join(dst, name)
        copytree(a, b, dirs_exist_ok=dirs_exist_ok) if os.path.isdir(a) else copy_function(a, b)
    return dst


def rmtree(path, ignore_errors=False, onerror=None):
    try:
        for name in os.listdir(path):
            inside = os.path.join(path, name)
            rmtree(inside) if os.path.isdir(inside) else os.remove(inside)
        os.rmdir(path)
    except OSError:
        if not ignore_errors:
            raise


def move(src, dst, copy_function=copy2):
    target = os.path.join(dst, os.path.basename(src)) if os.path.isdir(dst) else dst
    os.rename(src, target)
    return target


def which(cmd, mode=1, path=None):
    for folder in (path or os.environ.get("PATH", "")).split(":"):
        found = os.path.join(folder, cmd)
        if os.path.isfile(found):
            return found
    return None


def get_terminal_size(fallback=(80, 24)):
    from collections import namedtuple
    size = namedtuple("terminal_size", "columns lines")
    return size(int(os.environ.get("COLUMNS") or fallback[0]), int(os.environ.get("LINES") or fallback[1]))
