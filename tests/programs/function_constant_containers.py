def f(words, n):
    total = 0
    for w in words:
        total += len(w) * n + (w == "b") + (w == "dd") * 10
    for k in range(n):
        total += k * n - (k > 2) * n + (n > 3) * k - k // 3 + k % 5
    return total
for words in (["a"], ["b"], ["cc"], ["dd"], ["ee"], ["b"], ["dd"], ["f"]):
    print(f(words, 3))
print(f(("a",), 3), f(("b",), 3), f(("cc",), 3), f(("dd",), 3), f(("ee",), 3), f(("b",), 3))
def g(xs, d):
    if d == 0:
        return sum(xs)
    return g(xs, d - 1) + xs[0]
print(g([1, 2], 3), g([3, 4], 3), g([5, 6], 2), g([7, 8], 1), g([9, 10], 2), g([11, 12], 2))
