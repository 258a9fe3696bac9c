s = "Hello, World"
print(s.upper(), s.lower(), s.replace("o", "0"), s.split(", "), len(s), s[0], s[-1], s[2:5], s[::-1])
print(s.find("World"), s.startswith("He"), s.endswith("x"), "-".join(["a", "b"]), "  x ".strip(), "a,b,c".split(","))
print("abc" * 3, "a" + "b", "b" in "abc", "abc" < "abd", "x".center(5, "*"), "7".zfill(3), "ab".ljust(4) + "|", "ab".rjust(4) + "|")
print("line1\nline2".splitlines(), "aXbXc".count("X"), "abc".index("c"), "Title Case".title(), "hello".capitalize(), "12".isdigit(), "ab".isalpha())
