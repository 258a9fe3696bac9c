import math
values = [0.0, -0.0, 1e16, 123456789012345680.0, 1e-5, 0.0001, 1.5, 1e308, 5e-324, math.pi, 2 / 3, 1e22, 1e21, float("inf"), float("nan"), 100.0]
for v in values:
    print(v, repr(v), f"{v:.3f}", f"{v:10.2e}", f"{v:g}", f"{v:+.4g}", f"{v:,.2f}", f"{v:%}", "%8.3f|%-10.2e|%G" % (v, v, v), v.hex())
print(float.fromhex("0x1.8p3"), float("1_0.5"), float(" -inf "), (0.1).as_integer_ratio(), (2.5).is_integer(), (3.0).is_integer())
print(round(2.675, 2), round(0.5), round(1.5), round(-2.5), round(1234.567, -2), round(5e15 + 0.5), 7.5 // 2, -7.5 % 2, divmod(-7.5, 2), 2 ** -1, 2.0 ** 0.5)
for a in (1.0, 0.1 + 0.2, 1e100):
    print(hash(a), a == int(a), a.__floor__(), math.trunc(a) if a < 1e99 else 0, math.frexp(a), math.modf(a), math.nextafter(a, 9e99), math.ulp(a))
