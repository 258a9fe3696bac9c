def gcd(a, b):
    return a if b == 0 else gcd(b, a % b)
def power(x, n):
    if n == 0:
        return 1
    h = power(x, n // 2)
    return h * h * x if n % 2 else h * h
print(gcd(1071, 462), gcd(17, 5))
for n in range(12):
    print(power(3, n))
