import sys

x = len(sys.argv) * 1.5
n = len(sys.argv) + 6
word = sys.argv[0][-9:]
try:
    if x > 10:
        raise ValueError("big")
    print(f"{x:.2f}|{x:>10.3e}|{n:05d}|{word:>12}|{n:,}|{x:,.1f}|{n:x}|{n:#b}|{n:.2f}|{x:%}|{word:.3}|{x:+}|{n:^7}|{x:*<9}")
    print(round(x, 2), "%5.2f %d %s" % (x, n, word))
    raise ValueError(f"{x:08.3f}")
except ValueError as e:
    print(e)
