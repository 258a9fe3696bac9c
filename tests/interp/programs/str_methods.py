s = "Hello, World"
print(s.upper(), s.lower(), s.swapcase(), s.title(), s.center(20, "*"), s.ljust(15) + "|", s.rjust(15), s.zfill(15))
print(s.find("o"), s.rfind("o"), s.index("W"), s.count("l"), s.replace("l", "L", 2), s.split(", "), s.partition(", "), s.rpartition("o"))
print("a b  c ".split(), "a,b,,c".split(","), "a b c d".split(None, 2), "a b c d".rsplit(" ", 1), "x\ny\r\nz".splitlines(), "l1\nl2".splitlines(True))
print("  x ".strip() + "|", "xxabcxx".strip("x"), "abc".startswith(("a", "z")), "abc".endswith("bc", 1), "abc"[::-1], "abc"[-2:], "abc"[5:], "abc" * 3)
print("-".join("abc"), "%s and %r" % ("a", "b"), "{:>5}|{:^5}|{:<5}|".format(1, 2, 3), "{0[1]} {1.real}".format([1, 2], 3), "{a!r:>6}".format(a="q"))
print("abc" < "abd", "a" in "abc", "".join(sorted("hello")), "ß".upper(), "éa".upper(), len("naïve"), "naïve"[2], "日本語"[1:], "日本"[::-1], ord("é"), chr(233))
print("123".isdigit(), "abc".isalpha(), "a1".isalnum(), " ".isspace(), "Ab".isupper(), "abc".isidentifier(), "tab\there".expandtabs(4))
print(repr("it's"), repr('say "hi"'), repr("a\n\t\\\x00\x7f\u200b"), ascii("é日"), "abc".translate(str.maketrans("ab", "xy", "c")))
print("prefix-x".removeprefix("prefix-"), "x.py".removesuffix(".py"), "a\tb".encode(), b"caf\xc3\xa9".decode(), "Straße".casefold())
for bad in (lambda: "a" + 1, lambda: "abc"[10], lambda: "abc".index("z"), lambda: int("x1"), lambda: "a".join([1]), lambda: "%d" % "x"):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
