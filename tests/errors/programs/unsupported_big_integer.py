# error: 2 an integer leaves 64 bits
print(2 ** 80 + 1, 123456789012345678901234567890)
