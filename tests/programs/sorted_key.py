words = ["pear", "fig", "banana"]
print(sorted(words), sorted(words, key=len), sorted(words, reverse=True), sorted([3, 1, 2], key=lambda v: -v))
print(min(words, key=len), max([3, -5, 2], key=abs), max([], default=0))
words.sort(key=lambda w: w[-1])
print(words)
