"""Warnings on standard error, each once from one place."""
import sys as _sys

_seen = set()
_filters = []
_record = []


def warn(message, category=None, stacklevel=1, source=None):
    if isinstance(message, Warning):
        category = type(message)
    category = category or UserWarning
    for action, kind in _filters:
        if issubclass(category, kind):
            break
    else:
        action = "ignore" if issubclass(category, (DeprecationWarning, PendingDeprecationWarning, ImportWarning, ResourceWarning)) else "default"
    if action == "ignore":
        return
    if action == "error":
        raise message if isinstance(message, Warning) else category(message)
    frame = _sys._getframe(stacklevel)
    file = frame.f_globals.get("__file__", "sys")
    line = frame.f_lineno
    key = (str(message), category, file, line)
    if action != "always" and key in _seen:
        return
    _seen.add(key)
    error = message if isinstance(message, Warning) else category(message)
    if _record:
        _record[-1].append(WarningMessage(error, category, file, line))
        return
    showwarning(error, category, file, line)


def showwarning(message, category, filename, lineno, file=None, line=None):
    text = f"{filename}:{lineno}: {category.__name__}: {message}\n"
    try:
        with open(filename) as f:
            source_line = f.read().split("\n")[lineno - 1].strip()
        if source_line:
            text += f"  {source_line}\n"
    except (OSError, IndexError):
        pass
    (file or _sys.stderr).write(text)


class WarningMessage:
    def __init__(self, message, category, filename, lineno):
        self.message = message
        self.category = category
        self.filename = filename
        self.lineno = lineno


def filterwarnings(action, message="", category=Warning, module="", lineno=0, append=False):
    _filters.insert(len(_filters) if append else 0, (action, category))


def simplefilter(action, category=Warning, lineno=0, append=False):
    filterwarnings(action, category=category, append=append)


def resetwarnings():
    _filters.clear()


class catch_warnings:
    def __init__(self, *, record=False, module=None, action=None, category=Warning):
        self._wanted = record
        self._action = action
        self._category = category

    def __enter__(self):
        self._saved, self._shown = _filters[:], showwarning
        if self._action:
            simplefilter(self._action, self._category)
        if self._wanted:
            log = []
            _record.append(log)
            return log

    def __exit__(self, *exc):
        global showwarning
        showwarning = self._shown
        _filters[:] = self._saved
        if self._wanted:
            _record.pop()
