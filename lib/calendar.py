"""Calendars as text."""
from datetime import FULL_DAYS, FULL_MONTHS, date, days_in, is_leap

MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = range(7)
January, February = 1, 2
day_name, month_name = list(FULL_DAYS), [""] + FULL_MONTHS
day_abbr, month_abbr = [d[:3] for d in FULL_DAYS], [""] + [m[:3] for m in FULL_MONTHS]
mdays = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
isleap = is_leap


class IllegalMonthError(ValueError):
    def __init__(self, month):
        self.month = month

    def __str__(self):
        return f"bad month number {self.month!r}; must be 1-12"


class IllegalWeekdayError(ValueError):
    def __init__(self, weekday):
        self.weekday = weekday

    def __str__(self):
        return f"bad weekday number {self.weekday!r}; must be 0 (Monday) to 6 (Sunday)"


def leapdays(y1, y2):
    def before(y):
        return y // 4 - y // 100 + y // 400
    return before(y2 - 1) - before(y1 - 1)


def weekday(year, month, day):
    return date(year if 1 <= year <= 9999 else 2000 + year % 400, month, day).weekday()


def monthrange(year, month):
    if not 1 <= month <= 12:
        raise IllegalMonthError(month)
    return weekday(year, month, 1), days_in(year, month)


class Calendar:
    def __init__(self, firstweekday=0):
        self.firstweekday = firstweekday

    def iterweekdays(self):
        return iter((self.firstweekday + i) % 7 for i in range(7))

    def itermonthdays(self, year, month):
        first, days = monthrange(year, month)
        before = (first - self.firstweekday) % 7
        yield from [0] * before
        yield from range(1, days + 1)
        yield from [0] * (-(before + days) % 7)

    def itermonthdays2(self, year, month):
        for i, day in enumerate(self.itermonthdays(year, month), self.firstweekday):
            yield day, i % 7

    def itermonthdates(self, year, month):
        first, days = monthrange(year, month)
        before = (first - self.firstweekday) % 7
        start = date(year, month, 1).toordinal() - before
        for i in range(before + days + -(before + days) % 7):
            yield date.fromordinal(start + i)

    def monthdayscalendar(self, year, month):
        days = list(self.itermonthdays(year, month))
        return [days[i:i + 7] for i in range(0, len(days), 7)]

    def monthdays2calendar(self, year, month):
        days = list(self.itermonthdays2(year, month))
        return [days[i:i + 7] for i in range(0, len(days), 7)]

    def monthdatescalendar(self, year, month):
        dates = list(self.itermonthdates(year, month))
        return [dates[i:i + 7] for i in range(0, len(dates), 7)]


class TextCalendar(Calendar):
    def formatday(self, day, weekday, width):
        return ("" if not day else f"{day:2d}").center(width)

    def formatweek(self, theweek, width):
        return " ".join(self.formatday(d, wd, width) for d, wd in theweek)

    def formatweekday(self, day, width):
        return (day_name if width >= 9 else day_abbr)[day][:width].center(width)

    def formatweekheader(self, width):
        return " ".join(self.formatweekday(i, width) for i in self.iterweekdays())

    def formatmonthname(self, theyear, themonth, width, withyear=True):
        return (month_name[themonth] + (f" {theyear!r}" if withyear else "")).center(width)

    def formatmonth(self, theyear, themonth, w=0, l=0):
        w, l = max(2, w), max(1, l)
        lines = [self.formatmonthname(theyear, themonth, 7 * (w + 1) - 1).rstrip(), self.formatweekheader(w).rstrip()]
        lines += [self.formatweek(week, w).rstrip() for week in self.monthdays2calendar(theyear, themonth)]
        return ("\n" * l).join(lines) + "\n" * l

    def prmonth(self, theyear, themonth, w=0, l=0):
        print(self.formatmonth(theyear, themonth, w, l), end="")

    def formatyear(self, theyear, w=2, l=1, c=6, m=3):
        w, l, c = max(2, w), max(1, l), max(2, c)
        width, gap = (w + 1) * 7 - 1, " " * c
        out = [repr(theyear).center(width * m + c * (m - 1)).rstrip(), "\n" * l]
        for start in range(1, 13, m):
            months = list(range(start, min(start + m, 13)))
            out.append("\n" * l + gap.join(self.formatmonthname(theyear, k, width, False) for k in months).rstrip() + "\n" * l)
            out.append(gap.join(self.formatweekheader(w) for _ in months).rstrip() + "\n" * l)
            weeks = [self.monthdays2calendar(theyear, k) for k in months]
            for i in range(max(map(len, weeks))):
                row = gap.join(self.formatweek(k[i], w) if i < len(k) else " " * width for k in weeks)
                out.append(row.rstrip() + "\n" * l)
        return "".join(out)

    def pryear(self, theyear, w=0, l=0, c=6, m=3):
        print(self.formatyear(theyear, w, l, c, m), end="")


_text = TextCalendar()
monthcalendar, prmonth, month = _text.monthdayscalendar, _text.prmonth, _text.formatmonth
calendar, prcal, weekheader = _text.formatyear, _text.pryear, _text.formatweekheader


def firstweekday():
    return _text.firstweekday


def setfirstweekday(day):
    if not MONDAY <= day <= SUNDAY:
        raise IllegalWeekdayError(day)
    _text.firstweekday = day


def timegm(t):
    return ((date(*t[:3]).toordinal() - 719163) * 24 + t[3]) * 3600 + t[4] * 60 + t[5]
