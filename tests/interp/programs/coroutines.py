# async and await: coroutines by hand, asynchronous generators, comprehensions, managers, what goes wrong.
import traceback


class Pause:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        got = yield ("pause", self.value)
        return (self.value, got)


async def inner(n):
    total = []
    for i in range(n):
        total.append(await Pause(i))
    return total


async def outer():
    print("start")
    a = await inner(2)
    b = await inner(1)
    return a, b


def drive(coroutine, *answers):
    answers, seen, value = list(answers), [], None
    while True:
        try:
            seen.append(coroutine.send(value))
        except StopIteration as e:
            return seen, e.value
        value = answers.pop(0) if answers else None


print(drive(outer(), "x", "y", "z"))
print(type(outer).__name__, inner.__code__.co_flags & 128)


class Manager:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow

    async def __aenter__(self):
        await Pause("enter " + self.name)
        return self.name

    async def __aexit__(self, kind, value, tb):
        print("exit", self.name, kind.__name__ if kind else None)
        await Pause("exit " + self.name)
        return self.swallow


async def managed():
    async with Manager("a") as a, Manager("b", True):
        print(a)
        raise KeyError("lost")
    for x in range(3):
        async with Manager("loop"):
            if x == 1:
                break
            continue
    async with Manager("return"):
        return "result"


print(drive(managed()))


async def numbers(n):
    try:
        for i in range(n):
            if i % 2:
                await Pause(i)
            sent = yield i
            if sent:
                print("sent", sent)
    finally:
        print("numbers end")


async def loops():
    out = []
    async for i in numbers(5):
        if i == 3:
            break
        out.append(i)
    else:
        out.append("never")
    async for i in numbers(2):
        pass
    else:
        out.append("else")
    return out


print(drive(loops()))


async def comprehensions():
    a = [i async for i in numbers(4) if i != 1]
    b = {i: j async for i in numbers(2) for j in [await Pause("c")]}
    c = {await Pause(i) for i in range(2)}
    g = (i * 2 async for i in numbers(3))
    d = [x async for x in g]
    e = [[i async for i in numbers(j)] for j in range(2)]
    return a, b, sorted(c), d, e


print(drive(comprehensions()))


async def by_hand():
    g = numbers(5)
    print(await g.asend(None), await g.asend("hello"), await g.__anext__())
    try:
        await g.athrow(ValueError("in"))
    except ValueError as e:
        print("out", e)
    try:
        await g.__anext__()
    except StopAsyncIteration:
        print("stopped")
    h = numbers(5)
    await h.__anext__()
    await h.aclose()
    it = aiter(numbers(1))
    print(await anext(it))


print(drive(by_hand()))


class Countdown:
    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.n == 0:
            raise StopAsyncIteration
        self.n -= 1
        return self.n


async def counted():
    return [i async for i in Countdown(3)]


print(drive(counted()))


async def wrong(what):
    if what == "await":
        await 3
    if what == "for":
        async for i in [1]:
            pass
    if what == "with":
        async with 3:
            pass
    if what == "stop":
        raise StopIteration(1)
    if what == "iter":
        class Bad:
            def __await__(self):
                return 3
        await Bad()


for what in ("await", "for", "with", "stop", "iter"):
    try:
        drive(wrong(what))
    except (TypeError, RuntimeError) as e:
        print(type(e).__name__, e)
c = inner(1)
c.send(None)
c.close()
try:
    c.send(None)
except RuntimeError as e:
    print(e)
c = inner(1)
try:
    for x in c:
        pass
except TypeError as e:
    print(e)
c.close()
c = inner(3)
print(c.send(None))
try:
    c.throw(OSError("thrown"))
except OSError as e:
    print("came out", e, len(traceback.format_exception(e)) > 1)


async def catches():
    try:
        await Pause(1)
    except ValueError:
        await Pause(2)
        return "caught"


c = catches()
print(c.send(None), c.throw(ValueError()))
try:
    c.send(None)
except StopIteration as e:
    print(e.value)
