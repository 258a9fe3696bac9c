# Texts with a NUL in them.
t = "a\0b\0c"
print(len(t), t.find("b"), "b" in t, t.split("\0"), t.replace("\0", "-"), t.startswith("a\0b"), t.startswith("a\0c"), t.endswith("c"), t == "a\0c", repr(t))
print(t.upper(), t.count("\0"), t.strip("\0"), t.index("c"), t[1:3] == "\0b")
d = {t: 1, "a": 2}
print(d["a"], d[t], t < "a\0c", t.join(["x", "y"]) == "xa\0b\0cy", t.rfind("c"), t.partition("\0") == ("a", "\0", "b\0c"))
print(repr(chr(0)), len(chr(0)), "a" + chr(0) + "b" == "a\0b")
print("a\0b")
d = {"k\0": 1}
print(d["k\0"], "k" in d, len("\0" * 3), ["\0", "a"], "%s|" % "a\0b", "{}|".format("\0"))
