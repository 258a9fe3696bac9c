"""Threads, one after the other: a thread runs from start() to its end before start() returns.

What joined threads compute does not depend on their order in a program without races, so this is one of the orders that
CPython may choose. A thread that waits for what only a later thread would do ends the program (Deadlock).
"""
import sys as _sys
import time as _time
import traceback as _traceback
from _deadlock import Deadlock as _Deadlock

_POLLS = 10000000   # of an event that nobody sets any more, before waiting for it is given up

ThreadError = RuntimeError
TIMEOUT_MAX = 9223372036.0


class local:
    """Attributes of their own for each thread."""

    def __init__(self):
        object.__setattr__(self, "_of", {})

    def _mine(self):
        return self._of.setdefault(get_ident(), {})

    def __getattribute__(self, name):
        if name in ("_of", "_mine", "__class__"):
            return object.__getattribute__(self, name)
        if name == "__dict__":
            return self._mine()
        mine = object.__getattribute__(self, "_mine")()
        return mine[name] if name in mine else object.__getattribute__(self, name)

    def __setattr__(self, name, value):
        self._mine()[name] = value

    def __delattr__(self, name):
        if name not in self._mine():
            raise AttributeError(name)
        del self._mine()[name]


class _Lock:
    def __init__(self):
        self._owner, self._depth = None, 0

    def _may_enter(self):
        return self._owner is None

    def acquire(self, blocking=True, timeout=-1):
        if not blocking and timeout != -1:
            raise ValueError("can't specify a timeout for a non-blocking call")
        if not self._may_enter():
            if not blocking or timeout >= 0:
                if timeout > 0:
                    _time.sleep(timeout)
                return False
            raise _Deadlock("a lock that is held")
        self._owner = get_ident()
        self._depth += 1
        return True

    def release(self):
        if self._owner is None:
            raise RuntimeError("release unlocked lock")
        self._depth -= 1
        if not self._depth:
            self._owner = None

    def locked(self):
        return self._owner is not None

    def __enter__(self):
        self.acquire()
        return True

    def __exit__(self, *exc):
        self.release()


class _RLock(_Lock):
    def _may_enter(self):
        return self._owner in (None, get_ident())

    def release(self):
        if self._owner != get_ident():
            raise RuntimeError("cannot release un-acquired lock")
        _Lock.release(self)


def Lock():
    return _Lock()


def RLock():
    return _RLock()


class Condition:
    def __init__(self, lock=None):
        self._lock = _RLock() if lock is None else lock
        self.acquire, self.release = self._lock.acquire, self._lock.release

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *exc):
        return self._lock.__exit__(*exc)

    def wait(self, timeout=None):
        if not self._lock.locked():
            raise RuntimeError("cannot wait on un-acquired lock")
        if timeout is None:
            raise _Deadlock("a condition")
        _time.sleep(timeout)
        return False

    def wait_for(self, predicate, timeout=None):
        result = predicate()
        if not result:
            self.wait(timeout)
            result = predicate()
        return result

    def notify(self, n=1):
        if not self._lock.locked():
            raise RuntimeError("cannot notify on un-acquired lock")

    def notify_all(self):
        self.notify()


class Semaphore:
    def __init__(self, value=1):
        if value < 0:
            raise ValueError("semaphore initial value must be >= 0")
        self._value = self._initial = value

    def acquire(self, blocking=True, timeout=None):
        if not self._value:
            if not blocking or timeout is not None:
                if timeout:
                    _time.sleep(timeout)
                return False
            raise _Deadlock("a semaphore")
        self._value -= 1
        return True

    def release(self, n=1):
        if n < 1:
            raise ValueError("n must be one or more")
        self._value += n

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *exc):
        self.release()


class BoundedSemaphore(Semaphore):
    def release(self, n=1):
        if self._value + n > self._initial:
            raise ValueError("Semaphore released too many times")
        Semaphore.release(self, n)


class Event:
    def __init__(self):
        self._set, self._polls = False, 0

    def is_set(self):
        if not self._set and current_thread() is not _main:
            self._polls += 1
            if self._polls > _POLLS:
                raise _Deadlock("an event")
        return self._set

    def set(self):
        self._set = True

    def clear(self):
        self._set, self._polls = False, 0

    def wait(self, timeout=None):
        if not self._set:
            if timeout is None:
                raise _Deadlock("an event")
            _time.sleep(timeout)
            self.is_set()
        return self._set


class Barrier:
    def __init__(self, parties, action=None, timeout=None):
        self.parties, self._action, self.n_waiting, self.broken = parties, action, 0, False

    def wait(self, timeout=None):
        if self.parties > 1:
            raise _Deadlock("a barrier")
        if self._action:
            self._action()
        return 0


_numbers = 0
_idents = 1


def _next_name(target):
    global _numbers
    _numbers += 1
    return f"Thread-{_numbers}" + (f" ({target.__name__})" if target is not None and hasattr(target, "__name__") else "")


class Thread:
    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        if group is not None:
            raise AssertionError("group argument must be None for now")
        self._target, self._args, self._kwargs = target, args, {} if kwargs is None else kwargs
        self.name = _next_name(target) if name is None else str(name)
        self._daemon = bool(daemon)
        self._started = self._alive = False
        self.ident = None

    def start(self):
        global _current, _idents
        if self._started:
            raise RuntimeError("threads can only be started once")
        if self._daemon:
            raise NotImplementedError("npcc: daemon threads are not supported")
        _idents += 1
        self._started = self._alive = True
        self.ident = _idents
        before, _current = _current, self
        _running.append(self)
        try:
            self.run()
        except SystemExit:
            pass
        except Exception:
            excepthook(ExceptHookArgs((*_sys.exc_info(), self)))
        finally:
            _running.remove(self)
            _current, self._alive = before, False

    def run(self):
        if self._target is not None:
            self._target(*self._args, **self._kwargs)

    def join(self, timeout=None):
        if not self._started:
            raise RuntimeError("cannot join thread before it is started")
        if self is _current:
            raise RuntimeError("cannot join current thread")
        if self._alive and timeout is None:
            raise _Deadlock("the end of a thread")

    def is_alive(self):
        return self._alive

    @property
    def daemon(self):
        return self._daemon

    @daemon.setter
    def daemon(self, daemonic):
        if self._started:
            raise RuntimeError("cannot set daemon status of active thread")
        self._daemon = bool(daemonic)

    @property
    def native_id(self):
        return self.ident

    def getName(self):
        return self.name

    def setName(self, name):
        self.name = name

    def __repr__(self):
        state = "started" if self._alive else "stopped" if self._started else "initial"
        return f"<{type(self).__name__}({self.name}, {state}{' ' + str(self.ident) if self._started else ''})>"


class Timer(Thread):
    def __init__(self, interval, function, args=None, kwargs=None):
        Thread.__init__(self)
        self.interval, self.function = interval, function
        self.args, self.kwargs = [] if args is None else args, {} if kwargs is None else kwargs
        self.finished = Event()

    def start(self):
        raise NotImplementedError("npcc: timers are not supported")

    def cancel(self):
        self.finished.set()


class ExceptHookArgs:
    def __init__(self, args):
        self.exc_type, self.exc_value, self.exc_traceback, self.thread = args


def excepthook(args):
    print(f"Exception in thread {args.thread.name}:", file=_sys.stderr)
    _traceback.print_exception(args.exc_type, args.exc_value, args.exc_traceback)


_main = Thread(name="MainThread")
_main._started = _main._alive = True
_main.ident = 1
_current = _main
_running = [_main]


def current_thread():
    return _current


def main_thread():
    return _main


def get_ident():
    return _current.ident


get_native_id = get_ident
currentThread = current_thread


def active_count():
    return len(_running)


activeCount = active_count


def enumerate():
    return list(_running)


def settrace(func):
    pass


def setprofile(func):
    pass


def stack_size(size=None):
    return 0
