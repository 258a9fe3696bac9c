import re
print(re.findall(r"\d+", "a1b22c333"), re.sub(r"(\w)(\d)", r"\2\1", "a1b2"), re.split(r"(\s)", "a b c"), re.search(r"b+", "aabbb").span(), re.match(r"x", "y"), re.fullmatch(r"\w+", "abc").group(), re.compile("A", re.I).findall("aA"))
m = re.match(r"(?P<y>\d{4})-(?P<m>\d\d)", "2024-05x"); print(m.group("y"), m["m"], m.groups(), m.groupdict(), m.start(1), m.end(), m.string[m.end():])
print(re.sub("a", lambda m: m.group().upper(), "banana", count=2), re.subn("x*", "-", "abxd"), re.findall(r"(a)(b)?", "aba"), re.escape("a.b*c"), [x.start() for x in re.finditer("a", "banana")], re.split(r",\s*", "a, b,c", maxsplit=1), re.findall(r"(?m)^\w", "ab\ncd"), re.sub(r"é", "e", "café été"), re.search("t", "été").start())
try: re.compile("(")
except re.error as e: print("error")
