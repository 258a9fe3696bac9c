"""The event loop: callbacks that are due, in order, and those that wait for their time."""
import heapq
import time
from asyncio.futures import Future, Task, iscoroutine


class Handle:
    def __init__(self, callback, args):
        self._callback, self._args, self._cancelled = callback, args, False

    def cancel(self):
        self._cancelled = True

    def cancelled(self):
        return self._cancelled


class TimerHandle(Handle):
    def __init__(self, when, order, callback, args):
        super().__init__(callback, args)
        self._when, self._order = when, order

    def when(self):
        return self._when

    def __lt__(self, other):
        return (self._when, self._order) < (other._when, other._order)


_running = []   # the loop that runs, if one does
_set = []       # what set_event_loop was given


class EventLoop:
    def __init__(self):
        self._ready, self._timers, self._tasks = [], [], []
        self._order, self._current, self._stopping, self._closed = 0, None, False, False

    def time(self):
        return time.monotonic()

    def call_soon(self, callback, *args, context=None):
        handle = Handle(callback, args)
        self._ready.append(handle)
        return handle

    call_soon_threadsafe = call_soon

    def call_later(self, delay, callback, *args, context=None):
        return self.call_at(self.time() + delay, callback, *args)

    def call_at(self, when, callback, *args, context=None):
        self._order += 1
        handle = TimerHandle(when, self._order, callback, args)
        heapq.heappush(self._timers, handle)
        return handle

    def create_future(self):
        return Future(loop=self)

    def create_task(self, coro, *, name=None, context=None):
        return Task(coro, loop=self, name=name)

    def _run_once(self):
        while self._timers and self._timers[0]._cancelled:
            heapq.heappop(self._timers)
        if not self._ready:
            if not self._timers:
                raise RuntimeError("npcc: the event loop has nothing to do: every task waits for another")
            time.sleep(max(0.0, self._timers[0]._when - self.time()))
        now = self.time() + 1e-9
        while self._timers and self._timers[0]._when <= now:
            self._ready.append(heapq.heappop(self._timers))
        due, self._ready = self._ready, []
        for i, handle in enumerate(due):
            if handle._cancelled:
                continue
            try:
                handle._callback(*handle._args)
            except (KeyboardInterrupt, SystemExit):
                self._ready = due[i + 1:] + self._ready
                raise
            except Exception as e:
                self.call_exception_handler({"message": f"Exception in callback {handle._callback!r}", "exception": e})

    def call_exception_handler(self, context):
        import sys
        import traceback
        sys.stderr.write(context["message"] + "\n" + "".join(traceback.format_exception(context["exception"])))

    def run_until_complete(self, future):
        if _running:
            raise RuntimeError("This event loop is already running" if _running[-1] is self else
                               "Cannot run the event loop while another loop is running")
        if self._closed:
            raise RuntimeError("Event loop is closed")
        future = ensure_future(future, loop=self)
        _running.append(self)
        try:
            while not future.done():
                self._run_once()
        finally:
            _running.pop()
        return future.result()

    def run_forever(self):
        _running.append(self)
        try:
            while not self._stopping:
                self._run_once()
        finally:
            _running.pop()
            self._stopping = False

    def stop(self):
        self._stopping = True

    def is_running(self):
        return self in _running

    def is_closed(self):
        return self._closed

    def close(self):
        self._closed = True

    def set_debug(self, enabled):
        pass

    def get_debug(self):
        return False

    async def run_in_executor(self, executor, function, *args):
        return function(*args)

    async def shutdown_asyncgens(self):
        pass

    async def shutdown_default_executor(self):
        pass


def get_running_loop():
    if not _running:
        raise RuntimeError("no running event loop")
    return _running[-1]


def get_event_loop():
    if _running:
        return _running[-1]
    if not _set or _set[-1] is None:
        _set.append(EventLoop())
    return _set[-1]


def new_event_loop():
    return EventLoop()


def set_event_loop(loop):
    _set.append(loop)


def ensure_future(coro_or_future, *, loop=None):
    if isinstance(coro_or_future, Future):
        return coro_or_future
    if not iscoroutine(coro_or_future):
        if not hasattr(type(coro_or_future), "__await__"):
            raise TypeError("An asyncio.Future, a coroutine or an awaitable is required")
        coro_or_future = _awaited(coro_or_future)
    return (loop or get_event_loop()).create_task(coro_or_future)


async def _awaited(awaitable):
    return await awaitable


class Runner:
    def __init__(self, *, debug=None, loop_factory=None):
        self._loop = (loop_factory or EventLoop)()

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()

    def get_loop(self):
        return self._loop

    def run(self, coro, *, context=None):
        if not iscoroutine(coro):
            raise ValueError(f"a coroutine was expected, got {coro!r}")
        if _running:
            raise RuntimeError("Runner.run() cannot be called from a running event loop")
        return self._loop.run_until_complete(self._loop.create_task(coro))

    def close(self):
        left = list(self._loop._tasks)
        for task in left:
            task.cancel()
        if left:
            self._loop.run_until_complete(_all_of(left))
        self._loop.close()


async def _all_of(tasks):
    from asyncio.waiting import gather
    await gather(*tasks, return_exceptions=True)


def run(main, *, debug=None):
    if _running:
        raise RuntimeError("asyncio.run() cannot be called from a running event loop")
    with Runner() as runner:
        return runner.run(main)
