n = 0
c = complex(-0.5, 0.5)
z = 0j
while abs(z) < 2 and n < 50:
    z = z * z + c
    n += 1
print(n, abs(z) < 2)
