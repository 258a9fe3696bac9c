"""Waiting: for time, for several things at once, and no longer than so long."""
from asyncio.futures import CancelledError, Future
from asyncio.loop import ensure_future, get_running_loop

FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED = "FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED"


def _set_unless_done(future, result):
    if not future.done():
        future.set_result(result)


class _Yield:
    def __await__(self):
        yield


async def sleep(delay, result=None):
    if delay <= 0:
        await _Yield()
        return result
    loop = get_running_loop()
    future = loop.create_future()
    handle = loop.call_later(delay, _set_unless_done, future, result)
    try:
        return await future
    finally:
        handle.cancel()


class _Gathered(Future):
    def __init__(self, children, loop):
        super().__init__(loop=loop)
        self._children, self._asked = children, False

    def cancel(self, msg=None):
        if self.done():
            return False
        cancelled = False
        for child in self._children:
            cancelled = child.cancel(msg) or cancelled
        self._asked = self._asked or cancelled
        return cancelled


def _outcome(future):
    if future.cancelled():
        return future._cancelled_error()
    return future.exception() if future.exception() is not None else future.result()


def gather(*coros_or_futures, return_exceptions=False):
    if not coros_or_futures:
        from asyncio.loop import get_event_loop
        future = get_event_loop().create_future()
        future.set_result([])
        return future
    made = {}
    children = []
    for one in coros_or_futures:
        if id(one) not in made:
            made[id(one)] = ensure_future(one)
        children.append(made[id(one)])
    outer = _Gathered(children, children[0].get_loop())
    left = [len(made)]

    def done(child):
        left[0] -= 1
        if outer.done():
            return
        if not return_exceptions:
            if child.cancelled():
                outer.set_exception(child._cancelled_error())
                return
            if child.exception() is not None:
                outer.set_exception(child.exception())
                return
        if left[0]:
            return
        if outer._asked:
            outer.set_exception(children[-1]._cancelled_error() if children[-1].cancelled() else CancelledError())
            return
        outer.set_result([_outcome(c) for c in children])

    for child in made.values():
        child.add_done_callback(done)
    return outer


async def wait(fs, *, timeout=None, return_when=ALL_COMPLETED):
    fs = set(fs)
    if not fs:
        raise ValueError("Set of Tasks/Futures is empty.")
    if any(not isinstance(f, Future) for f in fs):
        raise TypeError("Passing coroutines is forbidden, use tasks explicitly.")
    loop = get_running_loop()
    waiter = loop.create_future()

    def done(future):
        failed = return_when == FIRST_EXCEPTION and not future.cancelled() and future.exception() is not None
        if return_when == FIRST_COMPLETED or failed or all(f.done() for f in fs):
            _set_unless_done(waiter, None)

    waiting = [f for f in fs if not f.done()]
    if waiting and not (return_when == FIRST_COMPLETED and len(waiting) < len(fs)):
        handle = loop.call_later(timeout, _set_unless_done, waiter, None) if timeout is not None else None
        for f in waiting:
            f.add_done_callback(done)
        try:
            await waiter
        finally:
            if handle is not None:
                handle.cancel()
            for f in waiting:
                f.remove_done_callback(done)
    return {f for f in fs if f.done()}, {f for f in fs if not f.done()}


class Timeout:
    """Cancels the task that is in it when the time is up, and turns that into TimeoutError."""

    def __init__(self, when):
        self._when, self._handle, self._task, self._expired = when, None, None, False

    def when(self):
        return self._when

    def expired(self):
        return self._expired

    def reschedule(self, when):
        if self._handle is not None:
            self._handle.cancel()
        self._when = when
        if when is not None and self._task is not None:
            self._handle = get_running_loop().call_at(when, self._expire)

    def _expire(self):
        self._expired = True
        self._task.cancel()

    async def __aenter__(self):
        self._task = get_running_loop()._current
        self.reschedule(self._when)
        return self

    async def __aexit__(self, kind, value, tb):
        if self._handle is not None:
            self._handle.cancel()
        if self._expired and self._task.uncancel() <= 0 and kind is not None and issubclass(kind, CancelledError):
            raise TimeoutError from value
        return None


def timeout(delay):
    return Timeout(None if delay is None else get_running_loop().time() + delay)


def timeout_at(when):
    return Timeout(when)


async def wait_for(fut, timeout):
    if timeout is None:
        return await fut
    future = ensure_future(fut)
    if timeout <= 0 and not future.done():
        future.cancel()
        try:
            return await future
        except CancelledError as e:
            raise TimeoutError() from e
    done, _ = await wait([future], timeout=timeout)
    if done:
        return future.result()
    future.cancel()
    try:
        return await future
    except CancelledError as e:
        raise TimeoutError() from e


def shield(arg):
    inner = ensure_future(arg)
    if inner.done():
        return inner
    outer = inner.get_loop().create_future()

    def done(future):
        if outer.cancelled():
            return
        if future.cancelled():
            outer.cancel()
        elif future.exception() is not None:
            outer.set_exception(future.exception())
        else:
            outer.set_result(future.result())

    inner.add_done_callback(done)
    return outer


def as_completed(fs, *, timeout=None):
    from asyncio.queues import Queue
    futures, finished = [ensure_future(f) for f in fs], Queue()
    for f in futures:
        f.add_done_callback(finished.put_nowait)

    async def next_one():
        return (await finished.get()).result()

    for _ in futures:
        yield next_one()


async def to_thread(function, /, *args, **kwargs):
    return function(*args, **kwargs)
