"""calendar, pprint, html, urllib.parse, uuid, array, tempfile, shutil, time."""
import array
import calendar
import collections
import html
import os
import pprint
import shutil
import tempfile
import time
import uuid
from urllib.parse import parse_qs, quote, quote_plus, unquote, urlencode, urljoin, urlparse, urlsplit, urlunparse

for year, month in ((2024, 2), (2023, 10), (1999, 5), (2026, 2)):
    print(calendar.monthrange(year, month), calendar.monthcalendar(year, month))
    print(calendar.month(year, month))
print(calendar.calendar(2025), calendar.isleap(1900), calendar.leapdays(1900, 2000), calendar.weekday(2020, 2, 29))
print(calendar.TextCalendar(6).formatmonth(2022, 1), calendar.timegm((2001, 2, 3, 4, 5, 6)), list(calendar.month_name), calendar.day_abbr[2])

nested = {"name": "x" * 30, "list": list(range(30)), "inner": {"b": (1, 2, 3), "a": ["word " * 10] * 3}}
for options in ({}, {"width": 40}, {"indent": 4}, {"compact": True}, {"depth": 1}, {"sort_dicts": False}, {"width": 20, "compact": True}):
    pprint.pprint(nested, **options)
pprint.pprint([frozenset([3, 1, 2]), (1,), (), {}, [], 1.5, "short"])
pprint.pprint(["some long string with many words that goes past the end of the line, and then some more of it"])
pprint.pprint({i: "value %d" % i for i in range(12)})
pprint.pprint([{"a": 1, "b": [1, 2, {"c": ["x" * 50, "y" * 50]}]}] * 2)
pprint.pprint(set(range(100, 140)))
pprint.pprint(collections.OrderedDict([("k" + str(i), "v" * 15) for i in range(6)]))
pprint.pprint(collections.defaultdict(list, {i: list(range(i * 4)) for i in range(8)}))
print(pprint.pformat([1, [2, [3, [4]]]], depth=2), pprint.saferepr({"b": 1, "a": 2}))

print(html.escape("<a href=\"x\">'&'</a>"), html.escape("'\"", quote=False), html.unescape("&lt;&amp;&gt;&quot;&#39;&#x41;&eacute;&nbsp;x"))
print(quote("a b/c?d=é&"), quote("a/b", safe=""), quote_plus("a b+c"), unquote("a%20b%C3%A9%zz"), urlencode({"a": 1, "b": "x y", "c": [1, 2]}, doseq=True))
for u in ("http://user:pw@host.com:80/p/a;x?q=1&r=2#frag", "//host/path", "mailto:a@b.c", "path/only?x", "HTTP://A.b/c", ""):
    p = urlparse(u)
    print(p, p.hostname, p.port, p.username, urlunparse(p), urlsplit(u))
for u in ("g", "./g", "g/", "/g", "//g", "?y", "g?y", "#s", "../g", "../../g", "../../../g", "http:g", "", ".", ".."):
    print(u, urljoin("http://a/b/c/d;p?q", u))
print(parse_qs("a=1&a=2&b=&c=x%20y"), parse_qs("b=", keep_blank_values=True))

u = uuid.UUID("12345678-1234-5678-1234-567812345678")
print(u, repr(u), u.hex, u.int, u.bytes, u.fields, u.version, u.variant, u.urn, uuid.uuid5(uuid.NAMESPACE_DNS, "python.org"), uuid.uuid3(uuid.NAMESPACE_URL, "x"))
print(uuid.uuid4().version, len(str(uuid.uuid1())), u == uuid.UUID(int=u.int), u < uuid.UUID(int=0))

a = array.array("i", [1, 2, 3])
a.append(4); a.extend([5, 6]); a.insert(0, -1); a[1:2] = array.array("i", [9, 9])
print(a, a[2], a[-2:], a.tobytes(), a.itemsize, a.typecode, len(a), a.index(9), a.pop(), a * 2, a + a, a == array.array("i", a), a.tolist())
print(array.array("d", [1.5, 2]), array.array("f", [0.1])[0], array.array("u", "abc"), array.array("B", b"ab"), array.array("i"))
for bad in (lambda: array.array("i", [1.5]), lambda: array.array("b", [200]), lambda: a[100], lambda: array.array("z"), lambda: a.remove(77), lambda: array.array("B", [-1])):
    try:
        print(bad())
    except (TypeError, OverflowError, IndexError, ValueError) as error:
        print(type(error).__name__, error)

with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "a.txt")
    with open(path, "w") as f:
        f.write("text")
    shutil.copy(path, os.path.join(folder, "b.txt"))
    print(sorted(os.listdir(folder)), open(os.path.join(folder, "b.txt")).read())
    shutil.copytree(folder, os.path.join(folder, "..", os.path.basename(folder) + "x"))
    shutil.rmtree(folder + "x")
print(os.path.exists(folder))
print(time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime(1e9)), time.gmtime(0), time.gmtime(0).tm_year, time.asctime(time.gmtime(0)), time.strptime("2020-03-04", "%Y-%m-%d")[:3])
