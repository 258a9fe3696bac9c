"""Clocks and calendar times."""
import _time
from _time import monotonic, monotonic_ns, perf_counter, perf_counter_ns, process_time, process_time_ns, sleep, time, time_ns

FIELDS = "tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday", "tm_isdst"
timezone = altzone = 0
daylight, tzname = 0, ("UTC", "UTC")
thread_time, thread_time_ns = process_time, process_time_ns


class struct_time(tuple):
    __module__ = "time"

    def __new__(cls, fields):
        self = tuple.__new__(cls, tuple(fields)[:9])
        self.tm_gmtoff, self.tm_zone = tuple(fields)[9:11] if len(fields) > 9 else (None, None)
        return self

    def __repr__(self):
        return "time.struct_time(" + ", ".join(f"{n}={v}" for n, v in zip(FIELDS, self)) + ")"


for position, name in enumerate(FIELDS):
    setattr(struct_time, name, property(lambda self, i=position: self[i]))


def localtime(seconds=None):
    return struct_time(_time.localtime(time() if seconds is None else seconds))


def gmtime(seconds=None):
    return struct_time(_time.gmtime(time() if seconds is None else seconds))


def mktime(t):
    return _time.mktime(tuple(t))


def strftime(format, t=None):
    return _time.strftime(format, tuple(localtime() if t is None else t))


def asctime(t=None):
    t = localtime() if t is None else t
    return _time.strftime("%a %b ", tuple(t)) + f"{t[2]:2d}" + _time.strftime(" %H:%M:%S ", tuple(t)) + str(t[0])


def ctime(seconds=None):
    return asctime(localtime(seconds))


def strptime(string, format="%a %b %d %H:%M:%S %Y"):
    from datetime import datetime
    return datetime.strptime(string, format).timetuple()


def get_clock_info(name):
    from types import SimpleNamespace
    return SimpleNamespace(implementation="clock_gettime()", monotonic=name != "time", adjustable=name == "time", resolution=1e-9)
