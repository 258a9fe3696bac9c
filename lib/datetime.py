"""Dates and times."""
import math
import time as _clock

MINYEAR, MAXYEAR = 1, 9999
MONTH_DAYS = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
FULL_MONTHS = "January February March April May June July August September October November December".split()
DAYS = "Mon Tue Wed Thu Fri Sat Sun".split()
FULL_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


def is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in(year, month):
    return 29 if month == 2 and is_leap(year) else MONTH_DAYS[month]


def days_before(year):
    y = year - 1
    return y * 365 + y // 4 - y // 100 + y // 400


def to_ordinal(year, month, day):
    return days_before(year) + sum(days_in(year, m) for m in range(1, month)) + day


def from_ordinal(n):
    year = max(1, (n - 1) * 400 // 146097)
    while days_before(year + 1) < n:
        year += 1
    n -= days_before(year)
    month = 1
    while n > days_in(year, month):
        n -= days_in(year, month)
        month += 1
    return year, month, n


def check_date(year, month, day):
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f"year {year} is out of range")
    if not 1 <= month <= 12:
        raise ValueError("month must be in 1..12")
    if not 1 <= day <= days_in(year, month):
        raise ValueError("day is out of range for month")


def check_time(hour, minute, second, microsecond, fold):
    for name, value, top in (("hour", hour, 23), ("minute", minute, 59), ("second", second, 59), ("microsecond", microsecond, 999999)):
        if not 0 <= value <= top:
            raise ValueError(f"{name} must be in 0..{top}")
    if fold not in (0, 1):
        raise ValueError("fold must be either 0 or 1")


class timedelta:
    __slots__ = ("_days", "_seconds", "_microseconds")

    def __new__(cls, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
        parts = (("days", days, 86400000000), ("seconds", seconds, 1000000), ("microseconds", microseconds, 1),
                 ("milliseconds", milliseconds, 1000), ("minutes", minutes, 60000000), ("hours", hours, 3600000000),
                 ("weeks", weeks, 604800000000))
        whole, rest = 0, 0.0
        for name, value, unit in parts:
            if isinstance(value, float):
                fraction, integral = math.modf(value)
                whole += int(integral) * unit
                rest += fraction * unit
            elif isinstance(value, int):
                whole += value * unit
            else:
                raise TypeError(f"unsupported type for timedelta {name} component: {type(value).__name__}")
        return cls._of(whole + round(rest))

    @classmethod
    def _of(cls, total):
        self = object.__new__(cls)
        seconds, self._microseconds = divmod(total, 1000000)
        self._days, self._seconds = divmod(seconds, 86400)
        if abs(self._days) > 999999999:
            raise OverflowError(f"days={self._days}; must have magnitude <= 999999999")
        return self

    days = property(lambda self: self._days)
    seconds = property(lambda self: self._seconds)
    microseconds = property(lambda self: self._microseconds)

    def _total(self):
        return (self._days * 86400 + self._seconds) * 1000000 + self._microseconds

    def total_seconds(self):
        return self._total() / 10 ** 6

    def __repr__(self):
        parts = [f"{n}={v}" for n, v in (("days", self._days), ("seconds", self._seconds), ("microseconds", self._microseconds)) if v]
        return f"datetime.{type(self).__name__}({', '.join(parts) or '0'})"

    def __str__(self):
        minutes, seconds = divmod(self._seconds, 60)
        hours, minutes = divmod(minutes, 60)
        text = f"{hours}:{minutes:02d}:{seconds:02d}" + (f".{self._microseconds:06d}" if self._microseconds else "")
        return f"{self._days} day{'' if abs(self._days) == 1 else 's'}, {text}" if self._days else text

    def __add__(self, other):
        return timedelta._of(self._total() + other._total()) if isinstance(other, timedelta) else NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        return timedelta._of(self._total() - other._total()) if isinstance(other, timedelta) else NotImplemented

    def __rsub__(self, other):
        return other - self if isinstance(other, timedelta) else NotImplemented

    def __neg__(self):
        return timedelta._of(-self._total())

    def __pos__(self):
        return self

    def __abs__(self):
        return -self if self._days < 0 else self

    def __mul__(self, other):
        if isinstance(other, int):
            return timedelta._of(self._total() * other)
        if isinstance(other, float):
            n, d = other.as_integer_ratio()
            return timedelta._of(divide_even(self._total() * n, d))
        return NotImplemented

    __rmul__ = __mul__

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return self._total() / other._total()
        if isinstance(other, int):
            return timedelta._of(divide_even(self._total(), other))
        if isinstance(other, float):
            n, d = other.as_integer_ratio()
            return timedelta._of(divide_even(self._total() * d, n))
        return NotImplemented

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return self._total() // other._total()
        return timedelta._of(self._total() // other) if isinstance(other, int) else NotImplemented

    def __mod__(self, other):
        return timedelta._of(self._total() % other._total()) if isinstance(other, timedelta) else NotImplemented

    def __divmod__(self, other):
        return (self // other, self % other) if isinstance(other, timedelta) else NotImplemented

    def __bool__(self):
        return self._total() != 0

    def __hash__(self):
        return hash((self._days, self._seconds, self._microseconds))

    def __reduce__(self):
        return timedelta, (self._days, self._seconds, self._microseconds)


def divide_even(a, b):
    """a / b to the nearest whole number, ties to even."""
    q, r = divmod(a, b)
    twice = 2 * r
    return q + bool(twice > b or twice == b and q & 1) if b > 0 else q + bool(twice < b or twice == b and q & 1)


def ordered(cls, key, comparable):
    """Gives a class the comparisons of its keys."""
    def method(name, test):
        def compare(self, other):
            if not comparable(self, other):
                return NotImplemented
            return test(key(self, other), key(other, self))
        compare.__name__ = name
        setattr(cls, name, compare)
    method("__eq__", lambda a, b: a == b)
    method("__lt__", lambda a, b: a < b)
    method("__le__", lambda a, b: a <= b)
    method("__gt__", lambda a, b: a > b)
    method("__ge__", lambda a, b: a >= b)


ordered(timedelta, lambda x, other: x._total(), lambda a, b: isinstance(b, timedelta))
timedelta.min, timedelta.max = timedelta(-999999999), timedelta._of(10 ** 9 * 86400 * 10 ** 6 - 1)
timedelta.resolution = timedelta(microseconds=1)


def offset_text(delta, colon=True):
    if delta is None:
        return ""
    total = delta._total()
    sign, total = ("-", -total) if total < 0 else ("+", total)
    minutes, seconds = divmod(total // 1000000, 60)
    text = f"{sign}{minutes // 60:02d}{':' if colon else ''}{minutes % 60:02d}"
    if seconds or total % 1000000:
        text += f"{':' if colon else ''}{seconds:02d}" + (f".{total % 1000000:06d}" if total % 1000000 else "")
    return text


class tzinfo:
    __slots__ = ()

    def tzname(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement tzname()")

    def utcoffset(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement utcoffset()")

    def dst(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement dst()")

    def fromutc(self, dt):
        offset, dst = dt.utcoffset(), dt.dst()
        standard = offset - dst
        moved = dt + standard
        return moved + (moved.dst() or timedelta(0))


class timezone(tzinfo):
    __slots__ = ("_offset", "_name")

    def __reduce__(self):
        return timezone, (self._offset,) if self._name is None else (self._offset, self._name)

    def __init__(self, offset, name=None):
        if not isinstance(offset, timedelta):
            raise TypeError("offset must be a timedelta")
        if not timedelta(-1) < offset < timedelta(1):
            raise ValueError("offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not "
                             f"{offset!r}.")
        self._offset, self._name = offset, name

    def utcoffset(self, dt):
        return self._offset

    def dst(self, dt):
        return None

    def tzname(self, dt):
        return self._name if self._name is not None else "UTC" + (offset_text(self._offset) if self._offset else "")

    def fromutc(self, dt):
        return dt + self._offset

    def __eq__(self, other):
        return self._offset == other._offset if isinstance(other, timezone) else NotImplemented

    def __hash__(self):
        return hash(self._offset)

    def __repr__(self):
        if self is timezone.utc:
            return "datetime.timezone.utc"
        return f"datetime.timezone({self._offset!r}" + (f", {self._name!r})" if self._name is not None else ")")

    def __str__(self):
        return self.tzname(None)


timezone.utc = UTC = timezone(timedelta(0))
timezone.min, timezone.max = timezone(-timedelta(hours=23, minutes=59)), timezone(timedelta(hours=23, minutes=59))


def formatted(value, form):
    """strftime of a date, time or datetime."""
    year, month, day = getattr(value, "year", 1900), getattr(value, "month", 1), getattr(value, "day", 1)
    hour, minute, second = getattr(value, "hour", 0), getattr(value, "minute", 0), getattr(value, "second", 0)
    weekday, yearday = (to_ordinal(year, month, day) + 6) % 7, to_ordinal(year, month, day) - days_before(year)
    iso = date(year, month, day).isocalendar()
    zone = value.utcoffset() if hasattr(value, "utcoffset") else None
    twelve = (hour - 1) % 12 + 1
    table = {
        "Y": lambda: str(year), "m": lambda: f"{month:02d}", "d": lambda: f"{day:02d}", "H": lambda: f"{hour:02d}", "M": lambda: f"{minute:02d}",
        "S": lambda: f"{second:02d}", "y": lambda: f"{year % 100:02d}", "I": lambda: f"{twelve:02d}", "p": lambda: "PM" if hour > 11 else "AM",
        "a": lambda: DAYS[weekday], "A": lambda: FULL_DAYS[weekday], "b": lambda: MONTHS[month - 1], "h": lambda: MONTHS[month - 1],
        "B": lambda: FULL_MONTHS[month - 1], "j": lambda: f"{yearday:03d}", "f": lambda: f"{getattr(value, 'microsecond', 0):06d}",
        "w": lambda: str((weekday + 1) % 7), "u": lambda: str(weekday + 1), "e": lambda: f"{day:2d}", "%": lambda: "%",
        "U": lambda: f"{(yearday + 6 - (weekday + 1) % 7) // 7:02d}", "W": lambda: f"{(yearday + 6 - weekday) // 7:02d}",
        "G": lambda: str(iso[0]), "V": lambda: f"{iso[1]:02d}", "z": lambda: offset_text(zone, False),
        "Z": lambda: (value.tzname() or "") if hasattr(value, "tzname") else "", "n": lambda: "\n", "t": lambda: "\t",
        "C": lambda: f"{year // 100:02d}", "D": lambda: formatted(value, "%m/%d/%y"), "F": lambda: formatted(value, "%Y-%m-%d"),
        "T": lambda: formatted(value, "%H:%M:%S"), "R": lambda: formatted(value, "%H:%M"), "x": lambda: formatted(value, "%m/%d/%y"),
        "X": lambda: formatted(value, "%H:%M:%S"), "c": lambda: formatted(value, "%a %b %e %H:%M:%S %Y"), "r": lambda: formatted(value, "%I:%M:%S %p"),
        "s": lambda: str(int(value.timestamp()))}
    out, i = "", 0
    while i < len(form):
        c = form[i]
        if c == "%" and i + 1 < len(form):
            i += 1
            c = table[form[i]]() if form[i] in table else "%" + form[i]
        out, i = out + c, i + 1
    return out


class IsoCalendarDate(tuple):
    year = property(lambda self: self[0])
    week = property(lambda self: self[1])
    weekday = property(lambda self: self[2])

    def __repr__(self):
        return f"datetime.IsoCalendarDate(year={self[0]}, week={self[1]}, weekday={self[2]})"


class date:
    __slots__ = ("_year", "_month", "_day")

    def __new__(cls, year, month=None, day=None):
        if type(year) is bytes and len(year) == 4 and month is None:   # of a pickle
            year, month, day = year[0] * 256 + year[1], year[2], year[3]
        if month is None or day is None:
            name, position = ("month", 2) if month is None else ("day", 3)
            raise TypeError(f"function missing required argument '{name}' (pos {position})")
        check_date(year, month, day)
        self = object.__new__(cls)
        self._year, self._month, self._day = year, month, day
        return self

    year = property(lambda self: self._year)
    month = property(lambda self: self._month)
    day = property(lambda self: self._day)

    @classmethod
    def fromtimestamp(cls, t):
        return cls(*_clock.localtime(t)[:3])

    @classmethod
    def today(cls):
        return cls.fromtimestamp(_clock.time())

    @classmethod
    def fromordinal(cls, n):
        if n < 1:
            raise ValueError("ordinal must be >= 1")
        return cls(*from_ordinal(n))

    @classmethod
    def fromisoformat(cls, text):
        if not isinstance(text, str):
            raise TypeError("fromisoformat: argument must be str")
        try:
            return cls(*parse_iso_date(text))
        except (ValueError, IndexError):
            raise ValueError(f"Invalid isoformat string: {text!r}") from None

    @classmethod
    def fromisocalendar(cls, year, week, day):
        if not 1 <= week <= 53 or week == 53 and date(year, 12, 28).isocalendar()[1] != 53:
            raise ValueError(f"Invalid week: {week}")
        if not 1 <= day <= 7:
            raise ValueError(f"Invalid weekday: {day} (range is [1, 7])")
        return cls.fromordinal(first_monday(year) + 7 * (week - 1) + day - 1)

    def toordinal(self):
        return to_ordinal(self._year, self._month, self._day)

    def weekday(self):
        return (self.toordinal() + 6) % 7

    def isoweekday(self):
        return self.toordinal() % 7 or 7

    def isocalendar(self):
        n, year = date.toordinal(self), self._year
        if n < first_monday(year):
            year -= 1
        elif n >= first_monday(year + 1):
            year += 1
        week, day = divmod(n - first_monday(year), 7)
        return IsoCalendarDate((year, week + 1, day + 1))

    def isoformat(self):
        return f"{self._year:04d}-{self._month:02d}-{self._day:02d}"

    def ctime(self):
        return formatted(self, "%a %b %e 00:00:00 ") + f"{self._year:04d}"

    def strftime(self, format):
        return formatted(self, format)

    def __format__(self, spec):
        return self.strftime(spec) if spec else str(self)

    def timetuple(self):
        return _clock.struct_time((self._year, self._month, self._day, 0, 0, 0, self.weekday(), date.toordinal(self) - days_before(self._year), -1))

    def replace(self, year=None, month=None, day=None):
        return type(self)(self._year if year is None else year, self._month if month is None else month, self._day if day is None else day)

    def __str__(self):
        return self.isoformat()

    def __repr__(self):
        return f"datetime.date({self._year}, {self._month}, {self._day})"

    def __hash__(self):
        return hash((self._year, self._month, self._day))

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        n = self.toordinal() + other.days
        if not 1 <= n <= 3652059:
            raise OverflowError("date value out of range")
        return type(self).fromordinal(n)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + timedelta(-other.days)
        return timedelta(self.toordinal() - other.toordinal()) if isinstance(other, date) else NotImplemented

    def __reduce__(self):
        return type(self), (self._bytes(),)

    def _bytes(self):
        return bytes([*divmod(self._year, 256), self._month, self._day])


def first_monday(year):
    """The ordinal of the Monday of ISO week 1."""
    first = to_ordinal(year, 1, 1) if year <= MAXYEAR else days_before(year) + 1
    weekday = (first + 6) % 7
    return first - weekday + (7 if weekday > 3 else 0)


def date_key(x, other):
    if isinstance(x, datetime) or isinstance(other, datetime):
        raise TypeError("can't compare datetime.datetime to datetime.date")
    return x._year, x._month, x._day


ordered(date, date_key, lambda a, b: isinstance(b, date))
date.__eq__ = lambda self, other: (not isinstance(other, datetime) and date_key(self, other) == date_key(other, self)
                                   if isinstance(other, date) else NotImplemented)
date.min, date.max, date.resolution = date(1, 1, 1), date(9999, 12, 31), timedelta(1)


def parse_iso_date(text):
    if "W" in text:
        compact = text.replace("-", "")
        d = date.fromisocalendar(int(compact[:4]), int(compact[5:7]), int(compact[7:] or 1))
        return d._year, d._month, d._day
    if len(text) == 8 and text.isdigit():
        return int(text[:4]), int(text[4:6]), int(text[6:])
    if len(text) != 10 or text[4] != "-" or text[7] != "-" or not (text[:4] + text[5:7] + text[8:]).isdigit():
        raise ValueError
    return int(text[:4]), int(text[5:7]), int(text[8:])


def parse_iso_time(text):
    """[hour, minute, second, microsecond], tzinfo"""
    zone = None
    at = max(text.find("+"), text.find("-"), text.find("Z"))
    if at >= 0:
        text, mark, rest = text[:at], text[at], text[at + 1:]
        parts = parse_iso_time(rest)[0] if rest else [0, 0, 0, 0]
        if mark == "Z" and rest or mark != "Z" and not rest:
            raise ValueError
        delta = timedelta(hours=parts[0], minutes=parts[1], seconds=parts[2], microseconds=parts[3])
        zone = UTC if not delta else timezone(-delta if mark == "-" else delta)
    text = text.replace(",", ".")
    main, _, fraction = text.partition(".")
    fields = main.split(":") if ":" in main else [main[i:i + 2] for i in range(0, len(main), 2)]
    if not 1 <= len(fields) <= 3 or any(len(f) != 2 or not f.isdigit() for f in fields) or fraction and (len(fields) < 3 or not fraction.isdigit()):
        raise ValueError
    if _ and not fraction:
        raise ValueError
    numbers = [int(f) for f in fields] + [0] * (3 - len(fields))
    return numbers + [int(fraction[:6].ljust(6, "0")) if fraction else 0], zone


def iso_time(hour, minute, second, microsecond, timespec):
    if timespec == "auto":
        timespec = "microseconds" if microsecond else "seconds"
    forms = {"hours": "{0:02d}", "minutes": "{0:02d}:{1:02d}", "seconds": "{0:02d}:{1:02d}:{2:02d}",
             "milliseconds": "{0:02d}:{1:02d}:{2:02d}.{4:03d}", "microseconds": "{0:02d}:{1:02d}:{2:02d}.{3:06d}"}
    if timespec not in forms:
        raise ValueError("Unknown timespec value")
    return forms[timespec].format(hour, minute, second, microsecond, microsecond // 1000)


def bytes_of_time(t):
    """As pickles hold it."""
    return bytes([t._hour, t._minute, t._second]) + t._microsecond.to_bytes(3, "big")


def time_of_bytes(data):
    return data[0], data[1], data[2], int.from_bytes(data[3:], "big")


def marked(data, index, fold):
    """The bytes of a pickle with the fold as the highest bit of one."""
    return data[:index] + bytes([data[index] | fold << 7]) + data[index + 1:]


class time:
    __slots__ = ("_hour", "_minute", "_second", "_microsecond", "_tzinfo", "_fold")

    def __new__(cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        if type(hour) is bytes and len(hour) == 6:   # of a pickle: its time zone follows
            tzinfo, fold = minute or None, hour[0] >> 7
            hour, minute, second, microsecond = time_of_bytes(bytes([hour[0] & 127]) + hour[1:])
        check_time(hour, minute, second, microsecond, fold)
        self = object.__new__(cls)
        self._hour, self._minute, self._second, self._microsecond = hour, minute, second, microsecond
        self._tzinfo, self._fold = tzinfo, fold
        return self

    def __reduce_ex__(self, protocol):
        data = marked(bytes_of_time(self), 0, self._fold if protocol > 3 else 0)
        return type(self), (data, self._tzinfo) if self._tzinfo else (data,)

    hour = property(lambda self: self._hour)
    minute = property(lambda self: self._minute)
    second = property(lambda self: self._second)
    microsecond = property(lambda self: self._microsecond)
    tzinfo = property(lambda self: self._tzinfo)
    fold = property(lambda self: self._fold)

    @classmethod
    def fromisoformat(cls, text):
        try:
            numbers, zone = parse_iso_time(text.removeprefix("T"))
        except (ValueError, IndexError):
            raise ValueError(f"Invalid isoformat string: {text!r}") from None
        return cls(*numbers, tzinfo=zone)

    def utcoffset(self):
        return None if self._tzinfo is None else self._tzinfo.utcoffset(None)

    def dst(self):
        return None if self._tzinfo is None else self._tzinfo.dst(None)

    def tzname(self):
        return None if self._tzinfo is None else self._tzinfo.tzname(None)

    def isoformat(self, timespec="auto"):
        return iso_time(self._hour, self._minute, self._second, self._microsecond, timespec) + offset_text(self.utcoffset())

    def strftime(self, format):
        return formatted(self, format)

    def __format__(self, spec):
        return self.strftime(spec) if spec else str(self)

    def __str__(self):
        return self.isoformat()

    def __repr__(self):
        parts = [str(self._hour), str(self._minute)]
        if self._second or self._microsecond:
            parts.append(str(self._second))
        if self._microsecond:
            parts.append(str(self._microsecond))
        if self._fold:
            parts.append("fold=1")
        if self._tzinfo is not None:
            parts.append(f"tzinfo={self._tzinfo!r}")
        return f"datetime.time({', '.join(parts)})"

    def replace(self, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *, fold=None):
        given = (hour, minute, second, microsecond)
        kept = (self._hour, self._minute, self._second, self._microsecond)
        return type(self)(*(k if g is None else g for g, k in zip(given, kept)), self._tzinfo if tzinfo is True else tzinfo,
                          fold=self._fold if fold is None else fold)

    def _micros(self):
        offset = self.utcoffset()
        return ((self._hour * 60 + self._minute) * 60 + self._second) * 1000000 + self._microsecond - (offset._total() if offset else 0)

    def __hash__(self):
        return hash(self._micros())


def same_kind(a, b):
    return (a.utcoffset() is None) == (b.utcoffset() is None)


def time_key(x, other):
    if not same_kind(x, other):
        raise TypeError("can't compare offset-naive and offset-aware times")
    return x._micros()


ordered(time, time_key, lambda a, b: isinstance(b, time))
time.__eq__ = lambda self, other: same_kind(self, other) and self._micros() == other._micros() if isinstance(other, time) else NotImplemented
time.min, time.max, time.resolution = time(0, 0, 0), time(23, 59, 59, 999999), timedelta(microseconds=1)


class datetime(date):
    __slots__ = ("_hour", "_minute", "_second", "_microsecond", "_tzinfo", "_fold")

    def __new__(cls, year, month=None, day=None, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        if type(year) is bytes and len(year) == 10:   # of a pickle: its time zone follows
            tzinfo, fold = month, year[2] >> 7
            hour, minute, second, microsecond = time_of_bytes(year[4:])
            year, month, day = year[0] * 256 + year[1], year[2] & 127, year[3]
        self = date.__new__(cls, year, month, day)
        check_time(hour, minute, second, microsecond, fold)
        self._hour, self._minute, self._second, self._microsecond = hour, minute, second, microsecond
        self._tzinfo, self._fold = tzinfo, fold
        return self

    hour, minute, second, microsecond = time.hour, time.minute, time.second, time.microsecond
    tzinfo, fold = time.tzinfo, time.fold

    @classmethod
    def fromtimestamp(cls, t, tz=None):
        whole = math.floor(t)
        micro = round((t - whole) * 1000000)
        if micro == 1000000:
            whole, micro = whole + 1, 0
        if tz is not None:
            return tz.fromutc(cls(*_clock.gmtime(whole)[:6], micro, tz))
        return cls(*_clock.localtime(whole)[:6], micro)

    @classmethod
    def utcfromtimestamp(cls, t):
        return cls.fromtimestamp(t, UTC).replace(tzinfo=None)

    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(_clock.time(), tz)

    @classmethod
    def utcnow(cls):
        return cls.utcfromtimestamp(_clock.time())

    @classmethod
    def today(cls):
        return cls.now()

    @classmethod
    def combine(cls, date, time, tzinfo=True):
        return cls(date._year, date._month, date._day, time._hour, time._minute, time._second, time._microsecond,
                   time._tzinfo if tzinfo is True else tzinfo, fold=time._fold)

    @classmethod
    def fromisoformat(cls, text):
        if not isinstance(text, str):
            raise TypeError("fromisoformat: argument must be str")
        try:
            at = 10 if len(text) > 7 and text[4] == "-" and "W" not in text else text.find("T") if "T" in text else len(text)
            numbers, zone = parse_iso_time(text[at + 1:]) if len(text) > at else ([0, 0, 0, 0], None)
            return cls(*parse_iso_date(text[:at]), *numbers, zone)
        except (ValueError, IndexError):
            raise ValueError(f"Invalid isoformat string: {text!r}") from None

    @classmethod
    def strptime(cls, text, format):
        from _strptime import parse
        return parse(cls, text, format)

    @classmethod
    def fromordinal(cls, n):
        return cls(*from_ordinal(n))

    def date(self):
        return date(self._year, self._month, self._day)

    def time(self):
        return time(self._hour, self._minute, self._second, self._microsecond, fold=self._fold)

    def timetz(self):
        return time(self._hour, self._minute, self._second, self._microsecond, self._tzinfo, fold=self._fold)

    def utcoffset(self):
        return None if self._tzinfo is None else self._tzinfo.utcoffset(self)

    def dst(self):
        return None if self._tzinfo is None else self._tzinfo.dst(self)

    def tzname(self):
        return None if self._tzinfo is None else self._tzinfo.tzname(self)

    def _micros(self):
        """Microseconds since year 1 as written, whatever the zone."""
        return ((date.toordinal(self) * 24 + self._hour) * 60 + self._minute) * 60000000 + self._second * 1000000 + self._microsecond

    def timestamp(self):
        if self._tzinfo is None:
            seconds = _clock.mktime((self._year, self._month, self._day, self._hour, self._minute, self._second, -1, -1, -1))
            return seconds + self._microsecond / 1e6
        return (self - EPOCH).total_seconds()

    def timetuple(self):
        dst = self.dst()
        return _clock.struct_time((self._year, self._month, self._day, self._hour, self._minute, self._second, self.weekday(),
                                   date.toordinal(self) - days_before(self._year), -1 if dst is None else int(bool(dst))))

    def utctimetuple(self):
        offset = self.utcoffset()
        moved = self - offset if offset else self
        t = list(moved.timetuple())
        return _clock.struct_time((*t[:8], 0))

    def astimezone(self, tz=None):
        if tz is None:
            tz = timezone(timedelta(0))
        offset = self.utcoffset()
        if offset is None:
            offset = timedelta(0)
        return tz.fromutc((self.replace(tzinfo=None) - offset).replace(tzinfo=tz))

    def isoformat(self, sep="T", timespec="auto"):
        clock = iso_time(self._hour, self._minute, self._second, self._microsecond, timespec)
        return date.isoformat(self) + sep + clock + offset_text(self.utcoffset())

    def ctime(self):
        return formatted(self, "%a %b %e %H:%M:%S ") + f"{self._year:04d}"

    def replace(self, year=None, month=None, day=None, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *, fold=None):
        given = (year, month, day, hour, minute, second, microsecond)
        kept = (self._year, self._month, self._day, self._hour, self._minute, self._second, self._microsecond)
        return type(self)(*(k if g is None else g for g, k in zip(given, kept)), self._tzinfo if tzinfo is True else tzinfo,
                          fold=self._fold if fold is None else fold)

    def __str__(self):
        return self.isoformat(" ")

    def __repr__(self):
        parts = [self._year, self._month, self._day, self._hour, self._minute]
        if self._second or self._microsecond:
            parts.append(self._second)
        if self._microsecond:
            parts.append(self._microsecond)
        text = ", ".join(map(str, parts)) + (", fold=1" if self._fold else "") + (f", tzinfo={self._tzinfo!r}" if self._tzinfo is not None else "")
        return f"datetime.datetime({text})"

    def __hash__(self):
        offset = self.utcoffset()
        return hash(self._micros() - (offset._total() if offset else 0))

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        days, micros = divmod(self._micros() + other._total(), 86400000000)
        if not 1 <= days <= 3652059:
            raise OverflowError("date value out of range")
        seconds, micros = divmod(micros, 1000000)
        return type(self)(*from_ordinal(days), seconds // 3600, seconds // 60 % 60, seconds % 60, micros, self._tzinfo)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + -other
        if not isinstance(other, datetime):
            return NotImplemented
        if not same_kind(self, other):
            raise TypeError("can't subtract offset-naive and offset-aware datetimes")
        moved = timedelta._of(self._micros() - other._micros())
        return moved + other.utcoffset() - self.utcoffset() if self.utcoffset() is not None else moved

    def __reduce_ex__(self, protocol):
        data = marked(self._bytes() + bytes_of_time(self), 2, self._fold if protocol > 3 else 0)
        return type(self), (data, self._tzinfo) if self._tzinfo else (data,)


def datetime_key(x, other):
    if not same_kind(x, other):
        raise TypeError("can't compare offset-naive and offset-aware datetimes")
    offset = x.utcoffset()
    return x._micros() - (offset._total() if offset else 0)


ordered(datetime, datetime_key, lambda a, b: isinstance(b, datetime))
datetime.__eq__ = lambda self, other: (same_kind(self, other) and datetime_key(self, other) == datetime_key(other, self)
                                       if isinstance(other, datetime) else NotImplemented)
datetime.min, datetime.max = datetime(1, 1, 1), datetime(9999, 12, 31, 23, 59, 59, 999999)
datetime.resolution = timedelta(microseconds=1)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
