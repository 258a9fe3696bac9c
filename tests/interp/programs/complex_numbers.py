z = 3 + 4j
print(z, z.real, z.imag, abs(z), z.conjugate(), z * 2j, z / (1 - 1j), z ** 2, -z, z == 3 + 4j, complex("1+2j"), 1j * 1j)
print(f"{z:.2f}", repr(complex(0, -1)), complex(1.5), (1 + 2j) ** 0.5, bool(0j), hash(1 + 0j) == hash(1))
