d = {"b": 1, "a": 2}
d["c"] = 3; d["b"] = 10; print(d, list(d), list(d.items()), list(d.values()), len(d), "a" in d, d.get("z"), d.get("z", 0))
print(d.pop("a"), d.pop("zz", None), d.setdefault("q", []), d, dict(x=1, y=2), dict([(1, 2)]), {**d, "n": 1}, d | {"b": 0})
d.update({"e": 5}, f=6); print(d, d.popitem(), {k: v for k, v in zip("ab", [1, 2])}, dict.fromkeys("ab", 0))
del d["e"]; print(d, sorted(d), {1: "a", 1.0: "b", True: "c"}, d == dict(d), list(reversed(d)))
print(sorted(d.keys() & {"b", "c"}), {"a": 1}.items() == {"a": 1}.items(), max(d, key=str))
nested = {"w": {"b": [1, 2]}}; nested["w"]["b"].append(3); print(nested)
for bad in (lambda: {}["k"], lambda: {[]: 1}, lambda: {}.popitem(), lambda: dict(1), lambda: dict([1])):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
try:
    for k in d:
        d[k + "x"] = 1
except RuntimeError as e:
    print(e)
m = {i: i * i for i in range(1000)}
for i in range(0, 1000, 2):
    del m[i]
print(len(m), sum(m), list(m)[:5])
