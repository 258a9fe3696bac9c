# args: Hello-World-again  some,text,,here
"""Methods of strings: known when compiling, and read when the program runs."""
import sys


def show(s, sep):
    print(s.partition(sep), s.rpartition(sep), s.partition("?"), s.rpartition("?"))
    print(s.split(sep, 1), s.split(sep, maxsplit=2), s.split(sep, 0), s.rsplit(sep, 1), s.rsplit(sep), s.split(sep))
    print(s.removeprefix("Hello"), s.removesuffix("again"), s.removeprefix("x"), s.removesuffix(""))
    print(s.startswith(("x", "Hello")), s.startswith("World", 6), s.endswith(("x", "here")), s.endswith("World", 0, 11))
    print(s.startswith("", 50), s.startswith("", 3), s.endswith("", -2), s.startswith("e", -2))
    print(s.find(sep, 6), s.find("e", 2, 4), s.rfind(sep, 0, 8), s.find("", 3), s.find("", 50), s.find("n", -1))
    print(s.count(sep, 6), s.count("e", 0, 3), s.index("e", 2), s.rindex("e"))
    print(s.replace(sep, "+", 1), s.replace("e", "E", 0), s.replace("l", "L", 5))
    print(s.isalnum(), s.replace(sep, "").isalnum(), "".isalnum(), "a1é".isalnum())
    print(s.isascii(), s.isidentifier(), "_a1".isidentifier(), "1a".isidentifier(), s.isprintable(), "a\n".isprintable())
    print(s.swapcase(), s.casefold(), s.istitle(), "Ab Cd".istitle(), "aB".istitle(), "12".isdecimal(), "1a".isnumeric())
    print(repr("a\tbc\td\n\te".expandtabs()), "a\tb".expandtabs(3), "a\tb".expandtabs(0))
    print("  a  b   c ".split(None, 1), "  a  b   c ".split(maxsplit=2), "a b".split(None, 5), "".split(None, 1))


for word in ("Hello-World-again", "-", "e"):
    show(word, "-")
show(sys.argv[1], "-")
show(sys.argv[2] + "here", ",")
try:
    "abc".index("z", 1)
except ValueError as e:
    print(e)
print(pow(2, 7830457, 10**10), pow(123456789012, 5, 998877665544332211), pow(7, -1, 10**12 + 39), pow(3, 200, -(10**15)))
print(pow(int(sys.argv[1].count("e")) + 2, 10**9, 10**18))
