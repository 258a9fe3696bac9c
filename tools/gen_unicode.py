#!/usr/bin/python3
"""Writes src/syntax/unicode.def, unicode_names.def and src/runtime/py/unicode.def from this Python's Unicode database (run it with CPython 3.11).

Ranges of code points for identifiers and for repr(); what NFKC does to the characters that may stand in identifiers;
the names of all characters, as \\N{...} takes them. The aliases come from Perl's tables (Unicode 14, as Python's). For the interpreter, what str's methods know of characters.
"""
import os
import re
import sys
import unicodedata

LIMIT = 0x110000


def rows(name, belongs, start=128):
    low = None
    for cp in range(start, LIMIT + 1):
        inside = cp < LIMIT and belongs(cp)
        if inside and low is None:
            low = cp
        elif not inside and low is not None:
            yield f"{name}(0x{low:X}, 0x{cp - 1:X})"
            low = None


PERL_NAMES = "/usr/share/perl/5.36/unicore/Name.pl"   # has the aliases, which unicodedata finds but does not list


def aliases():
    with open(PERL_NAMES, encoding="ascii") as file:
        for entry in file.read().split("\n\n"):
            code, _, name = entry.partition("\n")
            if not re.fullmatch("[0-9A-F]+", code) or unicodedata.name(chr(int(code, 16)), "") == name:
                continue
            try:
                yield ord(unicodedata.lookup(name)), name
            except KeyError:
                pass


def shared_prefix(a, b):
    return len(os.path.commonprefix([a, b]))


def name_rows():
    """Each name but those made by rule as (code point, name), those of consecutive code points in one row."""
    named = [(cp, unicodedata.name(chr(cp), "")) for cp in range(LIMIT)]
    named = [(cp, name) for cp, name in named if name and not name.startswith(("CJK UNIFIED IDEOGRAPH-", "HANGUL SYLLABLE "))]
    row, first, before, last = "", 0, "", -2
    for cp, name in named + sorted(aliases()) + [(-1, "")]:
        if cp != last + 1 or len(row) > 100:
            if row:
                yield f'CHARACTERS(0x{first:X}, "{row}")'
            row, first, before = "", cp, ""
        shared = min(shared_prefix(before, name), 78)
        row += chr(48 + shared).replace("\\", "\\\\") + name[shared:] + "|"
        before, last = name, cp


def escaped(text):
    return "".join(f"\\x{byte:02x}" for byte in text.encode("utf-8"))


def nfkc_rows():
    def may_continue(cp):
        return ("a" + chr(cp)).isidentifier()

    for cp in range(128, LIMIT):
        hangul = 0xAC00 <= cp <= 0xD7A3
        full = unicodedata.normalize("NFKD", chr(cp)) if not 0xD800 <= cp <= 0xDFFF else chr(cp)
        if may_continue(cp) and not hangul and full != chr(cp):
            yield f'DECOMPOSE(0x{cp:X}, "{escaped(full)}")'
    for value in sorted({unicodedata.combining(chr(cp)) for cp in range(LIMIT)} - {0}):
        yield from rows(f"COMBINING_{value}", lambda cp, v=value: unicodedata.combining(chr(cp)) == v)
    for cp in range(128, LIMIT):
        parts = unicodedata.decomposition(chr(cp)).split()
        if len(parts) != 2 or parts[0].startswith("<"):
            continue
        first, second = (chr(int(p, 16)) for p in parts)
        if unicodedata.normalize("NFC", first + second) == chr(cp):
            yield f"COMPOSE(0x{ord(first):X}, 0x{ord(second):X}, 0x{cp:X})"


def case_rows():
    """The characters that change with case; "" stands for the character itself, for its upper case (title), its lower (fold)."""
    for cp in (c for c in range(128, LIMIT) if not 0xD800 <= c < 0xE000):
        c = chr(cp)
        low, up, title, fold = c.lower(), c.upper(), c.title(), c.casefold()
        if {low, up, title, fold} != {c}:
            texts = ["" if low == c else low, "" if up == c else up, "" if title == up else title, "" if fold == low else fold]
            yield f"CASE(0x{cp:X}, " + ", ".join(f'"{escaped(t)}"' for t in texts) + ")"


def is_case_ignorable(cp):
    return not 0xD800 <= cp < 0xE000 and f"A{chr(cp)}\u03a3".lower()[-1] == "\u03c2" and f"{chr(cp)}\u03a3".lower()[-1] == "\u03c3"


KINDS = {"ALPHA": lambda cp: chr(cp).isalpha(), "DECIMAL": lambda cp: chr(cp).isdecimal(), "DIGIT": lambda cp: chr(cp).isdigit(),
         "NUMERIC": lambda cp: chr(cp).isnumeric(), "SPACE": lambda cp: chr(cp).isspace(), "UPPERCASE": lambda cp: chr(cp).isupper(),
         "LOWERCASE": lambda cp: chr(cp).islower(), "TITLECASE": lambda cp: unicodedata.category(chr(cp)) == "Lt",
         "IGNORABLE": is_case_ignorable}


def main_text(out):
    print(f"// Made by tools/gen_unicode.py from Unicode {unicodedata.unidata_version}; do not edit.", file=out)
    print("// KIND(LOW, HIGH): inclusive ranges of what the tests of str ask for. CASE(CP, LOWER, UPPER, TITLE, FOLD): UTF-8,", file=out)
    print('// "" for the character itself, for its upper case (TITLE), for its lower case (FOLD). Above ASCII only.', file=out)
    for macro in [f"{k}(LOW, HIGH)" for k in KINDS] + ["CASE(CP, LOWER, UPPER, TITLE, FOLD)"]:
        print(f"#ifndef {macro.split('(')[0]}\n#define {macro}\n#endif", file=out)
    for name, belongs in KINDS.items():
        for line in rows(name, belongs):
            print(line, file=out)
    for line in case_rows():
        print(line, file=out)
    for name in [*KINDS, "CASE"]:
        print(f"#undef {name}", file=out)


def main(out):
    print(f"// Made by tools/gen_unicode.py from Unicode {unicodedata.unidata_version}; do not edit.", file=out)
    print("// Ranges are inclusive and above ASCII. DECOMPOSE gives the full NFKD form in UTF-8 of a character that may", file=out)
    print("// stand in an identifier; COMBINING gives canonical combining classes other than 0.", file=out)
    for macro in ("ID_START(LOW, HIGH)", "ID_CONTINUE(LOW, HIGH)", "PRINTABLE(LOW, HIGH)", "DECOMPOSE(CP, UTF8)",
                  "COMBINING(LOW, HIGH, CLASS)", "COMPOSE(FIRST, SECOND, CP)"):
        print(f"#ifndef {macro.split('(')[0]}\n#define {macro}\n#endif", file=out)
    lines = list(rows("ID_START", lambda cp: chr(cp).isidentifier()))
    lines += rows("ID_CONTINUE", lambda cp: ("a" + chr(cp)).isidentifier())
    lines += rows("PRINTABLE", lambda cp: chr(cp).isprintable())
    combining = []
    for line in nfkc_rows():
        if line.startswith("COMBINING_"):
            head, args = line[:-1].split("(")
            combining.append(f"COMBINING({args}, {head.split('_')[1]})")
        else:
            lines.append(line)
    combining.sort(key=lambda line: int(line.split("(")[1].split(",")[0], 16))
    lines += combining
    lines.sort(key=lambda line: line.split("(")[0] not in ("ID_START", "ID_CONTINUE", "PRINTABLE"))
    for line in lines:
        print(line, file=out)
    for macro in ("ID_START", "ID_CONTINUE", "PRINTABLE", "DECOMPOSE", "COMBINING", "COMPOSE"):
        print(f"#undef {macro}", file=out)


def main_names(out):
    print(f"// Made by tools/gen_unicode.py from Unicode {unicodedata.unidata_version}; do not edit.", file=out)
    print("// CHARACTERS(FIRST, NAMES): the names of FIRST and its followers, each ended by |. A name begins with the number", file=out)
    print("// of characters that it shares with the one before it in the row, from '0' up.", file=out)
    for row in name_rows():
        print(row, file=out)
    print("#undef CHARACTERS", file=out)


if __name__ == "__main__":
    folder = sys.argv[1] if len(sys.argv) > 1 else "src/syntax"
    with open(f"{folder}/unicode.def", "w", encoding="ascii") as out:
        main(out)
    with open(f"{folder}/unicode_names.def", "w", encoding="ascii") as out:
        main_names(out)
    with open(sys.argv[2] if len(sys.argv) > 2 else "src/runtime/py/unicode.def", "w", encoding="ascii") as out:
        main_text(out)
