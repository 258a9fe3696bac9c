def fact(n):
    return 1 if n < 2 else n * fact(n - 1)
print(fact(30), fact(100))
print(2**64, 2**63 - 1, -2**63, -(2**63) - 1, 2**64 - 2**64)
for a in (7, -7, 10**25, -10**25):
    for b in (3, -3, 10**12, -10**12):
        print(a // b, a % b, divmod(a, b), a / b)
print(10**40 >> 70, 1 << 100, -5 >> 1, ~10**20, 10**20 & 0xffff, 10**20 | 1, 10**20 ^ 10**19)
print(pow(3, 1000, 10**9 + 7), pow(3, -1, 11), (10**30).bit_length(), hash(2**61 - 1), hash(-1), hash(2**100))
print(int("123456789012345678901234567890"), int("-0x1f", 16), int("0b101", 0), int("1_000"))
print(float(10**30), int(1e30), 10**18 + 0.5, 3**40 / 7**20, (2**70) == float(2**70), 2**53 + 1 == float(2**53))
print(round(12345, -2), round(25, -1), round(35, -1), (255).to_bytes(2, "big"), int.from_bytes(b"\x01\x00", "little"))
a, b = 0, 1
for i in range(300):
    a, b = b, a + b
print(a)
