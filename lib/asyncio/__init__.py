"""Tasks that take turns in one thread. What runs in other threads or processes, and connections, are not there."""
from builtins import TimeoutError
from asyncio.futures import CancelledError, Future, InvalidStateError, Task, iscoroutine, iscoroutinefunction, isfuture
from asyncio.groups import TaskGroup
from asyncio.locks import BoundedSemaphore, Condition, Event, Lock, Semaphore
from asyncio.loop import (EventLoop, Runner, ensure_future, get_event_loop, get_running_loop, new_event_loop, run, set_event_loop)
from asyncio.queues import LifoQueue, PriorityQueue, Queue, QueueEmpty, QueueFull
from asyncio.waiting import (ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION, Timeout, as_completed, gather, shield, sleep, timeout,
                             timeout_at, to_thread, wait, wait_for)

AbstractEventLoop = BaseEventLoop = EventLoop


def create_task(coro, *, name=None, context=None):
    return get_running_loop().create_task(coro, name=name)


def current_task(loop=None):
    return (get_running_loop() if loop is None else loop)._current


def all_tasks(loop=None):
    return set((get_running_loop() if loop is None else loop)._tasks)
