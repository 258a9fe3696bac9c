"""Methods that are taken from a type, and dict.fromkeys."""
import sys

n = len(sys.argv) + 2
words = ["Pear", "apple", "Fig"]
print(list(map(str.upper, words)), sorted(words, key=str.lower))
print([str.strip(w) for w in (" a ", "b ")], str.join("-", words), str.replace("aXbX", "X", "y"))
xs = [i * i % 7 for i in range(n * 3)]
list.append(xs, 4)
print(xs, list.count(xs, 4), dict.get({"a": 1}, "b", 2), set.union({1}, {2, 1}))

print(dict.fromkeys("abca"), dict.fromkeys([3, 1, 3], 0.5))
d = dict.fromkeys(xs, 1)
print(d, 4 in d, list(d), len(d))
d[9] = 5
print(sorted(d.items()))
print(list(dict.fromkeys(str(n * 1234567)).keys()))
shared = dict.fromkeys(["a", "b"], [])
shared["a"].append(1)
print(shared, {}.fromkeys(range(3)), dict.fromkeys([]))
seen = dict.fromkeys(w[0] for w in words)
print(seen, "P" in seen)
try:
    str.upper()
except TypeError:
    print("TypeError")
