import math
for spec in ("", "5", "<8", ">8", "^8", "+", "08", ",", "_", "x", "#x", "#b", "o", "c", "e", ".2f", "%", "+.1e", "*^12", "=+9", "010,"):
    try:
        print(spec, repr(format(42, spec)), repr(format(-1234567, spec)) if spec != "c" else "")
    except (ValueError, OverflowError) as e:
        print(spec, type(e).__name__, e)
for spec in ("", ".3", ".3g", ".0f", "10.4f", "<10.2f", "e", ".2%", ",.2f", "g", "#.3g", "012.3f", "+.2f", ".10"):
    print(spec, [format(v, spec) for v in (3.14159265, -0.5, 1234567.891, 1e-7, 100.0, 1e20)])
print(f"{math.pi:{10}.{3}}", f"{'abc':>{6}}", f"{3!r:^5}", f"{1 + 1 = }", f"{'q'!r}", f"{{}}", f"{10:b}{10:o}{10:X}")
print("%5.1f|%-6d|%06d|%+d|%x|%o|%e|%g|%c|%%|%s" % (3.14159, 42, 42, 42, 255, 8, 12345.678, 0.0001, "z", [1]))
print("%(a)s %(b)05.2f" % {"a": 1, "b": 2.5}, "%*d" % (5, 42), "%.3s" % "abcdef", "%r" % (("t",),))
