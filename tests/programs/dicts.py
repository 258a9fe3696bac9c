d = {"a": 1, "b": 2}
d["c"] = 3
print(d, len(d), d["a"], "b" in d, "z" in d, d.get("z"), d.get("z", 7))
for k in d:
    print(k, d[k])
for k, v in d.items():
    print(k, v)
print(list(d.keys()), list(d.values()))
d.update({"a": 100, "q": 4})
print(d, d.pop("b"), d)
del d["q"]
print(d, {**d, "x": 1}, d == {"a": 100, "c": 3})
print(d.setdefault("n", 5), d)
