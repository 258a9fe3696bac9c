z = 3 + 4j
print(z, z.real, z.imag, abs(z), z.conjugate(), z * (1 - 2j), z / (1 + 1j), z ** 2, -z, z == 3 + 4j, complex(1, 2))
