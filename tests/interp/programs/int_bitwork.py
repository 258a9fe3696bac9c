for a in (0, 1, -1, 5, -7, 2**63, -2**63, 2**100 + 3, -(2**65)):
    print(a.bit_length(), a.bit_count(), ~a, a << 3, a >> 2, a & 0xff, a | 6, a ^ -3, a.to_bytes(20, "big", signed=True)[-9:])
    for b in (1, -3, 7, 2**40):
        print(divmod(a, b), a // b, a % b, pow(a, 3, 1000), a == b, a < b, end=" ")
    print()
print(int("ff", 16), int("-0b101", 0), int(" 12_3 "), int("zz", 36), hex(-255), oct(8), bin(-5), int.from_bytes(b"\xff\x01", "little", signed=True))
print(pow(3, -1, 7), (10**30).as_integer_ratio(), int(1e22), int(-3.99), round(12345, -2), round(15, -1), round(25, -1), round(-15, -1))
for text in ("", "1__2", "0x", "12a"):
    try:
        print(int(text))
    except ValueError as e:
        print(e)
