s = {3, 1, 2}; s.add(5); s.discard(9); print(s, 1 in s, len(s), s | {9}, s & {1, 2}, s - {1}, s ^ {1, 100})
print(sorted(s), {1, 2} < {1, 2, 3}, {1} == {1.0}, frozenset([1, 2]), set("aab") == {"a", "b"}, s.issuperset({1}), set(), {i % 3 for i in range(10)})
s.update([7, 8]); s -= {1}; s |= {20}; print(s, s.pop() in (2, 3, 5, 7, 8, 20), {(1, 2), (3, 4)} == {(3, 4), (1, 2)})
print(set(range(20)), set([100, 5, 64, 33, 7, 1000]), frozenset({1, 2}) | {3}, {1, 2}.isdisjoint({3}))
for bad in (lambda: {[]}, lambda: set().pop(), lambda: {1}.remove(2), lambda: {1} + {2}):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
