import json
print(json.dumps({"b": [1, 2.5, -0.0, 1e100], "a": {"x": None, "y": True}, "é": "é\"\\\n\u2028😀"}), json.dumps([1, [2, {}], []], indent=1), json.dumps({"b": 1, "a": 2}, sort_keys=True, separators=(",", ":")), json.dumps("é", ensure_ascii=False), json.dumps({1: 2, None: 3, True: 4}))
print(json.loads('[1, -2.5e3, "a\\u00e9\\ud83d\\ude00\\n", true, false, null, {"k": {"z": []}}]'))
for bad in ("", "[1,]", "{1: 2}", '{"a" 1}', '"abc', "[1 2]", "tru", '"\\x"', "[1] 2"):
    try: json.loads(bad)
    except json.JSONDecodeError as e: print(repr(bad), e)
try: json.dumps({1, 2})
except TypeError as e: print(e)
