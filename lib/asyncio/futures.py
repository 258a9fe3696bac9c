"""Futures and tasks."""


class CancelledError(BaseException):
    __module__ = "asyncio.exceptions"


class InvalidStateError(Exception):
    __module__ = "asyncio.exceptions"


class Future:
    _blocking = False

    def __init__(self, *, loop=None):
        from asyncio.loop import get_running_loop
        self._loop = loop if loop is not None else get_running_loop()
        self._state, self._result, self._exception, self._callbacks, self._cancel_message = "PENDING", None, None, [], None

    def get_loop(self):
        return self._loop

    def done(self):
        return self._state != "PENDING"

    def cancelled(self):
        return self._state == "CANCELLED"

    def cancel(self, msg=None):
        if self.done():
            return False
        self._state, self._cancel_message = "CANCELLED", msg
        self._schedule_callbacks()
        return True

    def _cancelled_error(self):
        return CancelledError() if self._cancel_message is None else CancelledError(self._cancel_message)

    def result(self):
        if self._state == "CANCELLED":
            raise self._cancelled_error()
        if self._state == "PENDING":
            raise InvalidStateError("Result is not ready.")
        if self._exception is not None:
            raise self._exception.with_traceback(self._exception.__traceback__)
        return self._result

    def exception(self):
        if self._state == "CANCELLED":
            raise self._cancelled_error()
        if self._state == "PENDING":
            raise InvalidStateError("Exception is not set.")
        return self._exception

    def set_result(self, result):
        if self.done():
            raise InvalidStateError(f"{self._state}: {self!r}")
        self._state, self._result = "FINISHED", result
        self._schedule_callbacks()

    def set_exception(self, exception):
        if self.done():
            raise InvalidStateError(f"{self._state}: {self!r}")
        if isinstance(exception, type):
            exception = exception()
        if isinstance(exception, StopIteration):
            raise TypeError("StopIteration interacts badly with generators and cannot be raised into a Future")
        self._state, self._exception = "FINISHED", exception
        self._schedule_callbacks()

    def add_done_callback(self, callback, *, context=None):
        if self.done():
            self._loop.call_soon(callback, self)
        else:
            self._callbacks.append(callback)

    def remove_done_callback(self, callback):
        kept = [c for c in self._callbacks if c != callback]
        removed = len(self._callbacks) - len(kept)
        self._callbacks = kept
        return removed

    def _schedule_callbacks(self):
        callbacks, self._callbacks = self._callbacks, []
        for callback in callbacks:
            self._loop.call_soon(callback, self)

    def __await__(self):
        if not self.done():
            self._blocking = True
            yield self
        if not self.done():
            raise RuntimeError("await wasn't used with future")
        return self.result()

    __iter__ = __await__

    def __repr__(self):
        state = {"PENDING": "pending", "CANCELLED": "cancelled"}.get(self._state)
        if state is None:
            state = f"finished exception={self._exception!r}" if self._exception is not None else f"finished result={self._result!r}"
        return f"<{type(self).__name__} {state}>"


_names = [0]


class Task(Future):
    def __init__(self, coro, *, loop=None, name=None, context=None):
        super().__init__(loop=loop)
        if not iscoroutine(coro):
            raise TypeError(f"a coroutine was expected, got {coro!r}")
        if name is None:
            _names[0] += 1
            name = f"Task-{_names[0]}"
        self._coro, self._name, self._waiting_for, self._must_cancel, self._cancels = coro, str(name), None, False, 0
        self._loop._tasks.append(self)
        self._loop.call_soon(self._step)

    def get_name(self):
        return self._name

    def set_name(self, value):
        self._name = str(value)

    def get_coro(self):
        return self._coro

    def set_result(self, result):
        raise RuntimeError("Task does not support set_result operation")

    def set_exception(self, exception):
        raise RuntimeError("Task does not support set_exception operation")

    def cancelling(self):
        return self._cancels

    def uncancel(self):
        self._cancels = max(0, self._cancels - 1)
        return self._cancels

    def cancel(self, msg=None):
        if self.done():
            return False
        self._cancels += 1
        if self._waiting_for is not None and self._waiting_for.cancel(msg):
            return True
        self._must_cancel, self._cancel_message = True, msg
        return True

    def _step(self, error=None):
        if self.done():
            raise InvalidStateError(f"_step(): already done: {self!r}")
        if self._must_cancel:
            error = error if isinstance(error, CancelledError) else self._cancelled_error()
            self._must_cancel = False
        self._waiting_for, self._loop._current = None, self
        try:
            waited = self._coro.send(None) if error is None else self._coro.throw(error)
        except StopIteration as e:
            if self._must_cancel:
                self._must_cancel = False
                super().cancel(self._cancel_message)
            else:
                super().set_result(e.value)
        except CancelledError as e:
            super().cancel(e.args[0] if e.args else None)
        except (KeyboardInterrupt, SystemExit) as e:
            super().set_exception(e)
            raise
        except BaseException as e:
            super().set_exception(e)
        else:
            self._wait_for(waited)
        finally:
            self._loop._current = None
            if self.done() and self in self._loop._tasks:
                self._loop._tasks.remove(self)

    def _wait_for(self, waited):
        if isinstance(waited, Future) and waited._blocking:
            waited._blocking = False
            if waited is self:
                self._loop.call_soon(self._step, RuntimeError(f"Task cannot await on itself: {self!r}"))
                return
            waited.add_done_callback(self._wake)
            self._waiting_for = waited
            if self._must_cancel and waited.cancel(self._cancel_message):
                self._must_cancel = False
        elif waited is None:
            self._loop.call_soon(self._step)
        else:
            self._loop.call_soon(self._step, RuntimeError(f"Task got bad yield: {waited!r}"))

    def _wake(self, future):
        try:
            future.result()
        except BaseException as e:
            self._step(e)
        else:
            self._step()

    def __repr__(self):
        return super().__repr__().replace("<Task ", f"<Task name={self._name!r} ", 1)


async def _sample():
    pass


_coroutine = _sample()
_coroutine.close()
_COROUTINE = type(_coroutine)


def iscoroutine(obj):
    return isinstance(obj, _COROUTINE)


def iscoroutinefunction(function):
    code = getattr(getattr(function, "__func__", function), "__code__", None)
    return code is not None and bool(code.co_flags & 128)


def isfuture(obj):
    return isinstance(obj, Future)
