s = "Hello, World! Ärger Éa 3½ ²"
print(s.upper(), s.lower(), s.title(), s.swapcase(), s.casefold(), s.capitalize(), len(s.encode()), s.isascii())
for t in ("abc", "ABC", "Abc Def", "123", "½", "²", "a1", " \t", "", "_x", "9a", "é"):
    print(repr(t), t.isalpha(), t.isdigit(), t.isdecimal(), t.isnumeric(), t.isalnum(), t.isspace(), t.isupper(), t.islower(), t.istitle(), t.isidentifier(), t.isprintable())
print("a,b,,c".split(","), "a b  c ".split(), " a b".split(" ", 1), "a,b,c".rsplit(",", 1), "x=y=z".partition("="), "x=y=z".rpartition("="), "a\nb\r\nc\x0bd".splitlines(True))
print("abc".center(9, "*"), "abc".ljust(5) + "|", "abc".rjust(5), "-42".zfill(6), "a\tb".expandtabs(4), "banana".replace("an", "AN", 1), "banana".count("ana"), "banana".find("n", 3), "banana".rfind("a", 0, 5))
print("xxabcxx".strip("x"), "prefix-body".removeprefix("prefix-"), "body.py".removesuffix(".py"), "abc".translate({97: "1", 98: None}), "abc".maketrans("ab", "xy"), "{:>{w}}".format("r", w=4))
print("%s %r %a %5d|%-5d|%05d %x %X %o %c %%" % ("é", "é", "é", 42, 42, 42, 255, 255, 8, "c"), "%(a)s" % {"a": 1}, "%.3s|" % "abcdef", "%*d" % (5, 3))
print("{0!r} {1[k]} {2.real} {:>5}".format("a", {"k": 2}, 3) if False else "{0!r} {1[k]} {2.real}".format("a", {"k": 2}, 3), "abc" * 2, "b" in "abc", "abc"[::-1], "abc"[-2:], "a" < "b" < "ba", sorted("héllo"))
for bad in ("{", "}", "{0", "{a.}", "%d"):
    try:
        print(bad.format(1) if bad != "%d" else bad % "x")
    except Exception as e:
        print(type(e).__name__, e)
