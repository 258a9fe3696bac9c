for o in ([], (), b"", bytearray(b""), {}, {}.values(), {}.items(), set(), frozenset(), "a", range(3), reversed({}), reversed({}.items()), zip(), map(int, []),
          filter(None, []), enumerate([]), (i for i in ())):
    it = iter(o)
    print(type(it).__name__, next(it, "end"), iter(it) is it)
it = iter([1, 2, 3])
print(it.__length_hint__(), next(it), it.__length_hint__(), list(it), list(it))
d = {"a": 1, "b": 2}
print(list(reversed(d)), list(reversed(d.items())), d.keys() & {"a"}, d.items() - {("a", 1)}, d.keys() | ["z"] > {"a"}, d.values().__len__())
try:
    for k in d:
        d[k + "x"] = 0
except RuntimeError as e:
    print(e)
