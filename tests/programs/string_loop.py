s = "banana"
out = ""
for c in s:
    out = c + out
print(out, [ord(c) for c in s], chr(65))
n = 0
for i, c in enumerate(s):
    if c == "a":
        n += i
print(n)
