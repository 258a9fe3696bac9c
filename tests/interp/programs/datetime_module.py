"""datetime, on seeded random dates and by cases."""
import datetime as D, random, time
from datetime import datetime, date, timedelta, timezone
random.seed(3)
def rd():
    return datetime(random.randint(1,9998), random.randint(1,12), random.randint(1,28), random.randint(0,23), random.randint(0,59), random.randint(0,59), random.choice([0,5,123456,999999]), random.choice([None,None,timezone.utc,timezone(timedelta(hours=5,minutes=30)),timezone(-timedelta(hours=3),"X")]))
def rt(): return timedelta(random.randint(-1000,1000), random.randint(-10**6,10**6), random.randint(-10**7,10**7))
for i in range(60):
    a,b,t=rd(),rd(),rt()
    out=[repr(a),str(a),a.isoformat(),a.ctime(),a.isocalendar(),a.toordinal(),a.weekday(),a.date(),a.time(),a.timetz(),a.timetuple(),a.utcoffset(),a.tzname()]
    try: out+= [a-b, a<b, a>=b]
    except TypeError as e: out.append(str(e))
    out+=[a==b]
    try: out+= [a+t, a-t, t+t, t*3, t/7, t//3, t*2.5, t/1.5, t//timedelta(hours=1), t%timedelta(hours=1), abs(t), -t, repr(t), str(t), t.total_seconds(), bool(t)]
    except OverflowError as e: out.append(str(e))
    for f in ("%Y-%m-%d %H:%M:%S","%a %A %b %B %d %j %U %W %w %y %I %p %f %z %Z %%","%c","%x %X","%G-W%V-%u","%D %T %R %e"):
        if a.year>=1000: out.append(a.strftime(f))
    if a.tzinfo: out+=[a.astimezone(timezone.utc), a.timestamp(), a.astimezone(timezone(timedelta(hours=2)))]
    assert datetime.fromisoformat(a.isoformat())==a and date.fromisoformat(str(a.date()))==a.date()
    assert a.replace(tzinfo=None)+t-t == a.replace(tzinfo=None) if 100<a.year<9000 else True
    print(*out, sep=' | ')
for s,f in (("2020-01-02","%Y-%m-%d"),("Mon, 05 Feb 2018 10:11:12 +0100","%a, %d %b %Y %H:%M:%S %z"),("12/31/99 11:59 PM","%m/%d/%y %I:%M %p"),("2020-13-01","%Y-%m-%d"),("2020-01-01x","%Y-%m-%d"),("123 2021","%j %Y")):
    try: print(repr(datetime.strptime(s,f)))
    except ValueError as e: print(e)
for c in (lambda: date(2021,2,29), lambda: datetime(2021,1,1,25), lambda: date(0,1,1), lambda: date.fromisoformat('x'), lambda: timedelta('a'), lambda: date(2020,1), lambda: date.max+timedelta(1), lambda: date(2020,1,1) < datetime(2020,1,1), lambda: timezone(timedelta(2))):
    try: print(c())
    except Exception as e: print(type(e).__name__, e)
print(date(2020,2,29).replace(year=2024), date.min, date.max, datetime.max, timedelta.max, timedelta.min, time.gmtime(0), time.strftime("%Y", time.gmtime(86400*400)), datetime.fromtimestamp(1e9), datetime.utcfromtimestamp(1.5), date.fromtimestamp(0))
print(f"{date(2020,1,5):%d.%m.%y}", f"{datetime(2020,1,5)}", sorted([date(2020,1,2),date(2019,1,1)]), {date(2020,1,1):1}[date(2020,1,1)], D.time(1,2,3), repr(D.time(1,2,tzinfo=timezone.utc)), D.time.fromisoformat("10:20:30.5+01:00"), date.fromisocalendar(2020,53,5))
print(timedelta(days=1.5, hours=-3), timedelta(weeks=1, milliseconds=1), timedelta(1)/timedelta(hours=5), sum([timedelta(1)]*3, timedelta()), divmod(timedelta(1), timedelta(hours=7)))
