# asyncio: tasks in turns, what they wait for, queues and locks, cancelling and time limits.
import asyncio


async def step(name, n, delay=0.0):
    for i in range(n):
        print(name, i)
        await asyncio.sleep(delay)
    return name * n


async def fails(after):
    await asyncio.sleep(after)
    raise ValueError("failed")


async def forever():
    try:
        while True:
            await asyncio.sleep(0.01)
    except asyncio.CancelledError:
        print("cancelled")
        raise
    finally:
        print("cleaned")


async def producer(queue, n):
    for i in range(n):
        await queue.put(i)
        print("put", i)
    await queue.put(None)


async def consumer(queue):
    got = []
    while (x := await queue.get()) is not None:
        got.append(x)
        queue.task_done()
    return got


async def guarded(lock, name):
    async with lock:
        print(name, "has it")
        await asyncio.sleep(0)
        print(name, "leaves it")


async def waits(event, name):
    await event.wait()
    print(name, "went on")


async def main():
    print(await asyncio.gather(step("a", 2), step("b", 3)))
    print(await asyncio.gather(step("late", 1, 0.02), step("early", 1, 0.001)))
    task = asyncio.create_task(step("task", 2), name="named")
    print(task.get_name(), task.done(), asyncio.current_task() is task)
    print(await task, task.done(), task.result())
    print([type(x).__name__ for x in await asyncio.gather(fails(0), step("ok", 1), return_exceptions=True)])
    try:
        await asyncio.gather(fails(0), step("other", 2))
    except ValueError as e:
        print("gathered", e)
    task = asyncio.create_task(forever())
    await asyncio.sleep(0.02)
    print(task.cancel())
    try:
        await task
    except asyncio.CancelledError:
        print("await cancelled", task.cancelled())
    try:
        await asyncio.wait_for(forever(), timeout=0.02)
    except asyncio.TimeoutError:
        print("too long")
    print(await asyncio.wait_for(step("quick", 1), 1))
    try:
        async with asyncio.timeout(0.01):
            await asyncio.sleep(1)
    except TimeoutError:
        print("timed out")
    queue = asyncio.Queue(maxsize=2)
    print(await asyncio.gather(producer(queue, 4), consumer(queue)))
    lock = asyncio.Lock()
    await asyncio.gather(*[guarded(lock, n) for n in "xyz"])
    limit, running, most = asyncio.Semaphore(2), [0], [0]

    async def limited():
        async with limit:
            running[0] += 1
            most[0] = max(most[0], running[0])
            await asyncio.sleep(0.001)
            running[0] -= 1

    await asyncio.gather(*[limited() for _ in range(6)])
    print("at most", most[0])
    event = asyncio.Event()
    waiting = [asyncio.create_task(waits(event, n)) for n in "pq"]
    await asyncio.sleep(0)
    event.set()
    await asyncio.gather(*waiting)
    done, pending = await asyncio.wait([asyncio.create_task(asyncio.sleep(0.001, "first")), asyncio.create_task(asyncio.sleep(5, "never"))],
                                       return_when=asyncio.FIRST_COMPLETED)
    print(len(done), len(pending), done.pop().result())
    pending.pop().cancel()
    for future in asyncio.as_completed([asyncio.sleep(0.02, "slow"), asyncio.sleep(0.001, "fast")]):
        print(await future)
    future = asyncio.get_running_loop().create_future()
    asyncio.get_running_loop().call_later(0.001, future.set_result, "set")
    print(await future)
    priority = asyncio.PriorityQueue()
    for x in (3, 1, 2):
        priority.put_nowait(x)
    print([await priority.get() for _ in range(3)], priority.empty())
    try:
        priority.get_nowait()
    except asyncio.QueueEmpty:
        print("empty")
    condition = asyncio.Condition()

    async def notified():
        async with condition:
            await condition.wait()
            print("notified")

    task = asyncio.create_task(notified())
    await asyncio.sleep(0)
    async with condition:
        condition.notify()
    await task
    print(await asyncio.shield(asyncio.sleep(0, "shielded")), asyncio.iscoroutinefunction(main))
    return "main"


print(asyncio.run(main()))
try:
    asyncio.run(fails(0))
except ValueError as e:
    print(e)
loop = asyncio.new_event_loop()
print(loop.run_until_complete(step("loop", 1)))
loop.close()
try:
    asyncio.run(3)
except ValueError as e:
    print(e)
