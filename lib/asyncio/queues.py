"""Queues between tasks."""
import heapq
from asyncio.locks import Event, _Waiters


class QueueEmpty(Exception):
    pass


class QueueFull(Exception):
    pass


class Queue:
    def __init__(self, maxsize=0):
        self.maxsize, self._unfinished = maxsize, 0
        self._getters, self._putters, self._finished = _Waiters(), _Waiters(), Event()
        self._finished.set()
        self._queue = []

    def _put(self, item):
        self._queue.append(item)

    def _get(self):
        return self._queue.pop(0)

    def qsize(self):
        return len(self._queue)

    def empty(self):
        return not self._queue

    def full(self):
        return 0 < self.maxsize <= len(self._queue)

    def put_nowait(self, item):
        if self.full():
            raise QueueFull
        self._put(item)
        self._unfinished += 1
        self._finished.clear()
        self._getters._wake()

    async def put(self, item):
        while self.full():
            await self._putters._wait()
        self.put_nowait(item)

    def get_nowait(self):
        if not self._queue:
            raise QueueEmpty
        item = self._get()
        self._putters._wake()
        return item

    async def get(self):
        while not self._queue:
            await self._getters._wait()
        return self.get_nowait()

    def task_done(self):
        if self._unfinished <= 0:
            raise ValueError("task_done() called too many times")
        self._unfinished -= 1
        if not self._unfinished:
            self._finished.set()

    async def join(self):
        if self._unfinished:
            await self._finished.wait()


class PriorityQueue(Queue):
    def _put(self, item):
        heapq.heappush(self._queue, item)

    def _get(self):
        return heapq.heappop(self._queue)


class LifoQueue(Queue):
    def _get(self):
        return self._queue.pop()
