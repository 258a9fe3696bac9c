x = 1.0
eps = 1.0
while 1.0 + eps / 2 > 1.0:
    eps /= 2
print(eps)
while x < 1e10:
    x *= 3.7
print(x)
