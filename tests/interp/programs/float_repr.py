for x in (0.1, 1e16, 1e15, 123456789012345680.0, 1e-5, 0.0001, 1.5e300, -0.0, 5e-324, 2.0**-44, 1/3, 100.0, 1e22, 1e23, float("inf"), float("nan")):
    print(repr(x), str(x), f"{x:.3f}", f"{x:e}", f"{x:g}", f"{x:10.2f}|", f"{x:<12}|")
print(round(2.5), round(3.5), round(2.675, 2), round(1234.5678, -2), round(-0.5))
print(7.0 // 2, -7.0 // 2, 7.5 % -2, divmod(-7.5, 2), 2 ** 0.5, (-8) ** (1/3), 2 ** -2, 0.1 + 0.2 == 0.3)
print((0.5).as_integer_ratio(), (3.0).is_integer(), (1.5).hex(), float.fromhex("0x1.8p+1"), float(" 1e3 "))
print(1e308 * 10, -1e308 * 10, 1 < 1.5 < 2, max(1, 2.0, 1.5), sum([0.1] * 10), hash(0.5), hash(1.0))
