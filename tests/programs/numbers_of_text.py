# int() of a text in some base, pow() of three numbers, round() by name, letters' cases.
import numpy as np

words = "101 0b11 -0x1f ff 7_7 +0o17 zz".split()
for word, base in zip(words, (2, 2, 16, 16, 8, 8, 36)):
    print(word, int(word, base))
total = 0
for word in words[:2]:
    total += int(word, 2)
for word in words[2:4]:
    total -= int(word + "0", 16)
print(total, int(" 11 ", 3), int("1" * int("5"), 2))

n = int(np.arange(4).sum()) + 1
print(pow(3, 200, 13), pow(n, n, 5), pow(n, 0, 1), pow(-n, 3, 10), pow(2, 5, -n), pow(n, -1, 10), pow(10, -3, 7), pow(-4, -3, 9))
print(round(2.675, ndigits=2), round(number=n / 3, ndigits=1), round(ndigits=None, number=2.5))

for text in ["ABC", "abc", "aBc", "A1 B", "1 2", "", "é", "É", "ß", "x!", "ÀÖ"]:
    print(text.isupper(), text.islower(), (text + str(n)).isupper(), (text * 2).islower())


def kind(v):
    return isinstance(v, int), isinstance(v, (str, float))


value = None if n > 100 else n
print(isinstance(value, int), kind(value), kind("a"), kind(2.5))
print(int("12" + "3" * (n - 6), 4))
print(int("12x", 4))
