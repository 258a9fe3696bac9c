x, n, s = 3.14159265, 42, "hi"
print(f"{x:.2f} {n:5d} {n:<5d}| {n:05d} {s:>5} {s!r} {x:e} {x:10.3f} {n:x} {n:b} {n:,} {x:%}")
print(f"{n=} {x = } {1 + 1}")
print("{} {} {}".format(1, "a", 2.5), "{0} {1} {0}".format("a", "b"), "{x:.1f} {y}".format(x=2.25, y=3))
print("%d %5.2f %s %r %x %%" % (5, 2.345, "s", "r", 255))
w = 8
print(f"{x:{w}.2f}|{s:^{w}}|")
