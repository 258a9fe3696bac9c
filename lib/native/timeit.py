"""Times pieces of code, for native code: a text becomes a function."""
import time as _time
from _classes import define as _define, new as _new_class

default_timer = _time.perf_counter
default_number = 1000000
default_repeat = 5


def _indented(text, margin):
    return margin + text.replace("\n", "\n" + margin) + "\n"


def _timed(stmt, setup, globals):
    """A function of a number and a timer that says how long so many runs take."""
    names = {} if globals is None else dict(globals)
    if not isinstance(stmt, str):
        names["_stmt"], stmt = stmt, "_stmt()"
    if not isinstance(setup, str):
        names["_setup"], setup = setup, "_setup()"
    text = "def _run(_number, _timer):\n" + _indented(setup, "    ") + "    _start = _timer()\n"
    text = text + "    for _i in range(_number):\n" + _indented(stmt, "        ") + "    return _timer() - _start\n"
    holder = _new_class("timed")
    _define(holder, text, names)
    return holder._run


class Timer:
    def __init__(self, stmt="pass", setup="pass", timer=default_timer, globals=None):
        self.timer = timer
        self._run = _timed(stmt, setup, globals)

    def timeit(self, number=default_number):
        return self._run(number, self.timer)

    def repeat(self, repeat=default_repeat, number=default_number):
        return [self.timeit(number) for _ in range(repeat)]


def timeit(stmt="pass", setup="pass", timer=default_timer, number=default_number, globals=None):
    return _timed(stmt, setup, globals)(number, timer)


def repeat(stmt="pass", setup="pass", timer=default_timer, repeat=default_repeat, number=default_number, globals=None):
    run = _timed(stmt, setup, globals)
    return [run(number, timer) for _ in range(repeat)]
