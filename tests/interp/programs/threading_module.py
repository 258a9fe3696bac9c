"""threading and concurrent.futures: programs whose threads are joined and do not race."""
import queue
import threading
import time
from concurrent.futures import ThreadPoolExecutor, as_completed, wait

results, lock = [], threading.Lock()


def work(n, factor=1):
    with lock:
        results.append(n * n * factor)


threads = [threading.Thread(target=work, args=(i,), kwargs={"factor": 2}) for i in range(5)]
print([t.is_alive() for t in threads], threads[0].name, threads[0].daemon)
for t in threads:
    t.start()
for t in threads:
    t.join()
print(sorted(results), [t.is_alive() for t in threads], threading.active_count(), threading.current_thread().name)


class Counter(threading.Thread):
    def __init__(self, n):
        super().__init__(name=f"counter-{n}")
        self.n = n

    def run(self):
        self.total = sum(range(self.n))
        self.seen = threading.current_thread().name


counters = [Counter(n) for n in (10, 100)]
[c.start() for c in counters], [c.join() for c in counters]
print([(c.total, c.seen, c.name) for c in counters], threading.main_thread() is threading.current_thread())
event, done = threading.Event(), threading.Event()
print(event.is_set(), event.wait(0.001))
t = threading.Thread(target=event.set)
t.start()
print(event.wait(), event.is_set())
t.join()
event.clear()
print(event.is_set())
r = threading.RLock()
with r:
    with r:
        print(r.acquire(blocking=False))
        r.release()
print(lock.acquire(), lock.locked(), lock.acquire(blocking=False), lock.acquire(timeout=0.001))
lock.release()
for f in (lock.release, r.release, threads[0].start, threading.Thread(target=work).join, threading.current_thread().join):
    try:
        f()
    except RuntimeError as e:
        print(type(e).__name__, e)
s = threading.BoundedSemaphore(2)
print(s.acquire(), s.acquire(), s.acquire(blocking=False), s.release(), s.release())
try:
    s.release()
except ValueError as e:
    print(e)
data = threading.local()
data.x = 1


def local_work():
    print(hasattr(data, "x"))
    data.x = 2
    print(data.x)


t = threading.Thread(target=local_work)
t.start()
t.join()
print(data.x)
q, out = queue.Queue(), []
for i in range(6):
    q.put(i)


def drain():
    while True:
        try:
            out.append(q.get_nowait() * 10)
        except queue.Empty:
            return


workers = [threading.Thread(target=drain) for _ in range(3)]
for w in workers:
    w.start()
for w in workers:
    w.join()
print(sorted(out), q.empty())
condition = threading.Condition()
with condition:
    condition.notify_all()
    print(condition.wait_for(lambda: True), condition.wait(0.001))


def fail():
    raise ValueError("in a thread")


t = threading.Thread(target=fail)
t.start()
t.join()
print("goes on", t.is_alive())


def square(n):
    if n == 3:
        raise ValueError("three")
    return n * n


with ThreadPoolExecutor(max_workers=2) as pool:
    print(list(pool.map(pow, [2, 3, 4], [3, 2, 1])))
    futures = {pool.submit(square, n): n for n in range(5)}
    for f in sorted(as_completed(futures), key=lambda f: futures[f]):
        print(futures[f], f.done(), f.exception() if f.exception() else f.result())
    done, rest = wait(futures)
    print(len(done), len(rest), sorted(futures[f] for f in done))
    pool.submit(pow, 2, 5).add_done_callback(lambda f: print("called", f.result()))
try:
    pool.submit(pow, 1, 1)
except RuntimeError as e:
    print(e)
