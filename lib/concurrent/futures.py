"""Executors: what is submitted runs at once, in the thread that submits it."""
import time as _time
from _deadlock import Deadlock as _Deadlock

FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED = "FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED"


class CancelledError(Exception):
    pass


class InvalidStateError(Exception):
    pass


class BrokenExecutor(RuntimeError):
    pass


TimeoutError = TimeoutError


class Future:
    def __init__(self):
        self._state, self._result, self._exception, self._callbacks = "PENDING", None, None, []

    def done(self):
        return self._state != "PENDING"

    def running(self):
        return False

    def cancelled(self):
        return self._state == "CANCELLED"

    def cancel(self):
        if self._state == "FINISHED":
            return False
        self._end("CANCELLED")
        return True

    def _end(self, state):
        self._state = state
        for f in self._callbacks:
            f(self)

    def set_result(self, result):
        if self.done():
            raise InvalidStateError(f"{self._state}: {self!r}")
        self._result = result
        self._end("FINISHED")

    def set_exception(self, exception):
        if self.done():
            raise InvalidStateError(f"{self._state}: {self!r}")
        self._exception = exception
        self._end("FINISHED")

    def _wait(self, timeout):
        if self.cancelled():
            raise CancelledError()
        if not self.done():
            if timeout is not None:
                _time.sleep(timeout)
                raise TimeoutError()
            raise _Deadlock("result() of a future that nobody finishes")

    def result(self, timeout=None):
        self._wait(timeout)
        if self._exception is not None:
            raise self._exception
        return self._result

    def exception(self, timeout=None):
        self._wait(timeout)
        return self._exception

    def add_done_callback(self, fn):
        if self.done():
            fn(self)
        else:
            self._callbacks.append(fn)


class Executor:
    def __init__(self, max_workers=None, thread_name_prefix="", initializer=None, initargs=()):
        if max_workers is not None and max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        self._initializer, self._initargs, self._closed = initializer, initargs, False

    def submit(self, fn, /, *args, **kwargs):
        if self._closed:
            raise RuntimeError("cannot schedule new futures after shutdown")
        if self._initializer is not None:
            self._initializer(*self._initargs)
            self._initializer = None
        future = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except _Deadlock:
            raise
        except BaseException as e:
            future.set_exception(e)
        return future

    def map(self, fn, *iterables, timeout=None, chunksize=1):
        futures = [self.submit(fn, *args) for args in zip(*iterables)]
        return (f.result() for f in futures)

    def shutdown(self, wait=True, *, cancel_futures=False):
        self._closed = True

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.shutdown()
        return False


class ThreadPoolExecutor(Executor):
    pass


def as_completed(fs, timeout=None):
    return iter(list(dict.fromkeys(fs)))


class DoneAndNotDoneFutures(tuple):
    done = property(lambda self: self[0])
    not_done = property(lambda self: self[1])


def wait(fs, timeout=None, return_when=ALL_COMPLETED):
    fs = set(fs)
    done = {f for f in fs if f.done()}
    return DoneAndNotDoneFutures((done, fs - done))
