def f():
    g = {"b": 2}
    loc = {"a": 1}
    exec("a += 1\nc = a + b\ndef h():\n    return b\nd = h()", g, loc)
    print(sorted(k for k in loc if k != "h"), loc["a"], loc["c"], loc["d"], "c" in g)
    x = 5
    exec("y = x + 1\nx = 7")
    print(x, eval("x + 1"), eval("[x for _ in range(2)]", {"x": 3}), eval("a * b", {"b": 3}, {"a": 4}))
    try:
        eval("[a for _ in range(2)]", {}, {"a": 1})
    except NameError as e:
        print(e)
    exec("class C:\n    k: int = 3\n    def m(self): return self.k\nprint(C().m())", {"__name__": "m"}, {})


f()
for text in ("1 +", "x = 1", "(", "", "def"):
    try:
        print(eval(text))
    except SyntaxError:
        print("SyntaxError", repr(text))
code = compile("p + 1", "<here>", "eval")
print(eval(code, {"p": 41}), eval("  2 + 3"))
