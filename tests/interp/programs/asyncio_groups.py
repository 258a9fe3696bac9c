"""Groups of tasks: asyncio.TaskGroup with except*."""
import asyncio


async def work(name, delay, error=None):
    try:
        await asyncio.sleep(delay)
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise
    if error:
        raise error
    print(name, "done")
    return name


async def good():
    async with asyncio.TaskGroup() as g:
        a = g.create_task(work("a", 0.02), name="first")
        b = g.create_task(work("b", 0.01))
        print(g, a.get_name())
    print(a.result(), b.result(), g)
    try:
        g.create_task(asyncio.sleep(0))
    except RuntimeError as e:
        print(e)


async def failing():
    try:
        async with asyncio.TaskGroup() as g:
            g.create_task(work("a", 0.05))
            g.create_task(work("b", 0.01, ValueError("b failed")))
            g.create_task(work("c", 0.01, TypeError("c failed")))
            await asyncio.sleep(1)
            print("not reached")
    except* ValueError as e:
        print("values", e.exceptions)
    except* TypeError as e:
        print("types", e.exceptions)
    print(asyncio.current_task().cancelling())


async def body_fails():
    try:
        async with asyncio.TaskGroup() as g:
            g.create_task(work("a", 0.05))
            await asyncio.sleep(0)
            raise KeyError("body")
    except* KeyError as e:
        print(repr(e), e.__context__, e.__suppress_context__)


async def cancelled_from_outside():
    async def inner():
        async with asyncio.TaskGroup() as g:
            g.create_task(work("a", 0.05))
            g.create_task(work("b", 0.001))
    t = asyncio.create_task(inner())
    await asyncio.sleep(0.01)
    t.cancel()
    try:
        await t
    except asyncio.CancelledError:
        print("cancelled", t.cancelled())


async def nested():
    try:
        async with asyncio.TaskGroup() as outer:
            async with asyncio.TaskGroup() as g:
                g.create_task(work("a", 0.01, ValueError("a")))
                outer.create_task(work("b", 0.03))
    except* ValueError as e:
        print(repr(e))


async def misuse():
    g = asyncio.TaskGroup()
    c = work("x", 0)
    try:
        g.create_task(c)
    except RuntimeError as e:
        print(e)
    c.close()
    async with g:
        try:
            await g.__aenter__()
        except RuntimeError as e:
            print(e)


for f in good, failing, body_fails, cancelled_from_outside, nested, misuse:
    print("--", f.__name__)
    asyncio.run(f())


async def uncaught():
    async with asyncio.TaskGroup() as g:
        g.create_task(work("z", 0, OSError("z")))

asyncio.run(uncaught())
