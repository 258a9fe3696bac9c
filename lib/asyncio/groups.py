"""Tasks that end together: the first that fails cancels the others, and all errors leave as one group."""
from asyncio.futures import CancelledError
from asyncio.loop import get_running_loop


def _ends_the_program(error):
    return isinstance(error, (SystemExit, KeyboardInterrupt))


class TaskGroup:
    def __init__(self):
        self._entered = self._exiting = self._aborting = self._cancelled_parent = False
        self._loop = self._parent = self._all_done = self._base_error = None
        self._tasks, self._errors = [], []

    def __repr__(self):
        state = [f"tasks={len(self._tasks)}"] if self._tasks else []
        state += [f"errors={len(self._errors)}"] if self._errors else []
        state += ["cancelling"] if self._aborting else ["entered"] if self._entered else []
        return "".join(["<TaskGroup", *(" " + s for s in state), ">"])

    def create_task(self, coro, *, name=None, context=None):
        if not self._entered:
            raise RuntimeError(f"TaskGroup {self!r} has not been entered")
        if self._exiting and not self._tasks:
            raise RuntimeError(f"TaskGroup {self!r} is finished")
        if self._aborting:
            raise RuntimeError(f"TaskGroup {self!r} is shutting down")
        task = self._loop.create_task(coro, name=name)
        task.add_done_callback(self._done)
        self._tasks.append(task)
        return task

    def _abort(self):
        self._aborting = True
        for task in self._tasks:
            if not task.done():
                task.cancel()

    def _note_base_error(self, error):
        if _ends_the_program(error) and self._base_error is None:
            self._base_error = error

    def _done(self, task):
        self._tasks.remove(task)
        if self._all_done is not None and not self._tasks and not self._all_done.done():
            self._all_done.set_result(True)
        error = None if task.cancelled() else task.exception()
        if error is None:
            return
        self._errors.append(error)
        self._note_base_error(error)
        if not self._aborting and not self._cancelled_parent and not self._parent.done():
            self._abort()
            self._cancelled_parent = True
            self._parent.cancel()

    async def __aenter__(self):
        if self._entered:
            raise RuntimeError(f"TaskGroup {self!r} has been already entered")
        self._entered, self._loop = True, get_running_loop()
        self._parent = self._loop._current
        if self._parent is None:
            raise RuntimeError(f"TaskGroup {self!r} cannot determine the parent task")
        return self

    async def _join(self):
        """Waits for all tasks; gives the cancellation from outside that came meanwhile."""
        cancelled = None
        while self._tasks:
            self._all_done = self._all_done or self._loop.create_future()
            try:
                await self._all_done
            except CancelledError as e:
                if not self._aborting:
                    cancelled = e
                    self._abort()
            self._all_done = None
        return cancelled

    async def __aexit__(self, kind, error, tb):
        self._exiting = True
        self._note_base_error(error)
        cancelled = error if kind is CancelledError else None
        if self._cancelled_parent and self._parent.uncancel() == 0:
            cancelled = None
        if error is not None and not self._aborting:
            self._abort()
        cancelled = await self._join() or cancelled
        if self._base_error is not None:
            raise self._base_error
        if cancelled is not None and not self._errors:
            raise cancelled
        if error is not None and kind is not CancelledError:
            self._errors.append(error)
        if self._errors:
            errors, self._errors = self._errors, []
            raise BaseExceptionGroup("unhandled errors in a TaskGroup", errors) from None
