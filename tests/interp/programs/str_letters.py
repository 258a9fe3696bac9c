"""What str's methods do with letters of many scripts, and case in context."""

for c in [*range(0x80, 0x600), *range(0x1c80, 0x2200), *range(0xa640, 0xa7ff), *range(0xfb00, 0xfb20), *range(0x10400, 0x10450)]:
    s = chr(c)
    print(hex(c), *("%s" % [hex(ord(x)) for x in getattr(s, n)()] for n in ("lower", "upper", "title", "swapcase", "casefold")), s.isspace(), s.isupper(), s.islower(), s.istitle())
for word in ("Straße", "ΟΔΥΣΣΕΥΣ ΣΑΣ. Σ", "ŉame ﬁsh Ǆungla ǆ ǅ", "İstanbul ı", "ΑΣ'", "hello wORLD it's 3rd", "ὈΔΥΣΣΕΎΣ", "ß ſ ŉ"):
    print(word.lower(), word.upper(), word.title(), word.capitalize(), word.swapcase(), word.casefold(), word.istitle(), word.isupper())
