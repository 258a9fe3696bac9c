"""Business days: dates that a week mask and a list of holidays leave to work on."""
from _numpy import *
from numpy.tools import broadcast_arrays

_NAMES = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
_NAT = datetime64("NaT")


def _weekmask(mask):
    """Seven booleans, from Monday on."""
    if isinstance(mask, bytes):
        mask = mask.decode("ascii")
    if isinstance(mask, str):
        days = [word[i:i + 3] for word in mask.split() for i in range(0, len(word), 3)]
        if len(mask) == 7 and all(c in "01" for c in mask):
            chosen = [c == "1" for c in mask]
        elif days and all(day in _NAMES for day in days):
            chosen = [name in days for name in _NAMES]
        else:
            raise ValueError(f'Invalid business day weekmask string "{mask}"')
    else:
        chosen = array(mask).tolist()
        if not isinstance(chosen, list) or len(chosen) != 7:
            raise ValueError("A business day weekmask array must have length 7")
        if any(day not in (0, 1) for day in chosen):
            raise ValueError("A business day weekmask array must have all 1's and 0's")
        chosen = [bool(day) for day in chosen]
    if not any(chosen):
        raise ValueError("Cannot construct a numpy.busdaycal with a weekmask of all zeros")
    return chosen


def _dates(values, operand=0):
    dates = asarray(values)
    if dates.dtype.kind != "M":
        dates = array(values, dtype="M8")
    if datetime_data(dates.dtype)[0] not in ("generic", "Y", "M", "W", "D"):
        raise TypeError(f"Iterator operand {operand} dtype could not be cast from {dates.dtype!r} to dtype('<M8[D]') "
                        "according to the rule 'safe'")
    return dates.astype("M8[D]")


def _numbers(dates):
    """Days since 1970 as a list, 0 for NaT."""
    return where(isnat(dates), 0, dates.astype(int64)).ravel().tolist()


class busdaycalendar:
    """The valid days, kept for many calls."""
    __module__ = "numpy"

    def __init__(self, weekmask="1111100", holidays=None):
        self._mask = _weekmask(weekmask)
        days = _dates([] if holidays is None else holidays)
        if days.ndim != 1:
            raise ValueError("holidays must be a provided as a one-dimensional array")
        numbers = set(_numbers(days[~isnat(days)]))
        self._days = sorted(n for n in numbers if self._mask[(n + 3) % 7])
        self._holidays = set(self._days)
        self._week = sum(self._mask)

    @property
    def weekmask(self):
        return array(self._mask)

    @property
    def holidays(self):
        return array(self._days, dtype=int64).astype("M8[D]")

    def _works(self, day):
        return self._mask[(day + 3) % 7] and day not in self._holidays

    def _next(self, day, step):
        while not self._works(day):
            day += step
        return day

    def _rolled(self, day, roll):
        """The nearest valid day by a rule; None where the rule has none."""
        if self._works(day):
            return day
        if roll == "raise":
            raise ValueError("Non-business day date in busday_offset")
        if roll == "nat":
            return None
        step = -1 if roll in ("backward", "preceding", "modifiedpreceding") else 1
        found = self._next(day, step)
        if roll.startswith("modified") and _month(found) != _month(day):
            found = self._next(day, -step)
        return found

    def _moved(self, day, offset):
        step = 1 if offset > 0 else -1
        while offset != 0:
            weeks = (abs(offset) - 1) // self._week   # so many end before the day that is looked for
            end = day + step * 7 * weeks
            lost = sum(day < h <= end if step > 0 else end <= h < day for h in self._days) if weeks else 0
            day = self._next(end + step, step)
            offset -= step * (weeks * self._week - lost + 1)
        return day

    def _count(self, begin, end):
        """Valid days from begin, exclusive of end; negative when begin is the later one."""
        if begin > end:
            return -self._count(end, begin)
        weeks = (end - begin) // 7
        n = weeks * self._week + sum(self._mask[(day + 3) % 7] for day in range(begin + 7 * weeks, end))
        return n - sum(begin <= h < end for h in self._days)


_ROLLS = ("raise", "nat", "forward", "following", "backward", "preceding", "modifiedfollowing", "modifiedpreceding")


def _month(day):
    return int(datetime64(day, "D").astype("M8[M]").astype(int64))


def _calendar(name, position, weekmask, holidays, busdaycal):
    if busdaycal is None:
        return busdaycalendar("1111100" if weekmask is None else weekmask, holidays)
    if weekmask is not None or holidays is not None:
        raise ValueError(f"Cannot supply both the weekmask/holidays and the busdaycal parameters to {name}()")
    if not isinstance(busdaycal, busdaycalendar):
        raise TypeError(f"{name}() argument {position} must be numpy.busdaycalendar, not {type(busdaycal).__name__}")
    return busdaycal


def _given(result, out):
    if out is None:
        return result[()]
    out[...] = result
    return out


def is_busday(dates, weekmask=None, holidays=None, busdaycal=None, out=None):
    c, dates = _calendar("is_busday", 4, weekmask, holidays, busdaycal), _dates(dates)
    valid = [c._works(day) for day in _numbers(dates)]
    return _given(array(valid, dtype=bool_).reshape(dates.shape) & ~isnat(dates), out)


def busday_count(begindates, enddates, weekmask=None, holidays=None, busdaycal=None, out=None):
    c = _calendar("busday_count", 5, weekmask, holidays, busdaycal)
    begin, end = broadcast_arrays(_dates(begindates), _dates(enddates, 1))
    if isnat(begin).any() or isnat(end).any():
        raise ValueError("Cannot compute a business day count with a NaT (not-a-time) date")
    counts = [c._count(a, b) for a, b in zip(_numbers(begin), _numbers(end))]
    return _given(array(counts, dtype=int64).reshape(begin.shape), out)


def busday_offset(dates, offsets, roll="raise", weekmask=None, holidays=None, busdaycal=None, out=None):
    if roll not in _ROLLS:
        raise ValueError(f'Invalid business day roll parameter "{roll}"')
    c = _calendar("busday_offset", 6, weekmask, holidays, busdaycal)
    dates, offsets = broadcast_arrays(_dates(dates), asarray(offsets))
    moved = []
    for day, offset, missing in zip(_numbers(dates), offsets.astype(int64).ravel().tolist(), isnat(dates).ravel().tolist()):
        start = None if missing else c._rolled(day, roll)
        if missing and roll == "raise":
            raise ValueError("NaT input in busday_offset")
        moved.append(_NAT if start is None else datetime64(c._moved(start, offset), "D"))
    return _given(array(moved, dtype="M8[D]").reshape(dates.shape), out)
