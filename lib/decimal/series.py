"""exp and ln of rational numbers as fixed-point integers, for decimal."""


def exp_fixed(numerator, denominator, places):
    """e**(numerator/denominator) * 10**places to within a few units; the argument is small enough that this fits."""
    guard = 10 + len(str(places))
    shift = 0
    while abs(numerator) >> shift > denominator >> 3:   # e**x = (e**(x/2**shift))**(2**shift)
        shift += 1
    scale = 10 ** (places + guard + shift)
    x = numerator * scale // (denominator << shift)
    term = total = scale
    n = 1
    while term:
        term = term * x // (n * scale) if x >= 0 else -(term * -x // (n * scale)) if term > 0 else -term * -x // (n * scale)
        total += term
        n += 1
    for _ in range(shift):
        total = total * total // scale
    return total // 10 ** (guard + shift)


def ln_ratio(numerator, denominator, scale):
    """scale * ln(numerator/denominator), which is near 1: 2 artanh((n-d)/(n+d))."""
    y = (numerator - denominator) * scale // (numerator + denominator)
    square = y * y // scale
    term, total, n = y, y, 3
    while term:
        term = term * square // scale if term > 0 else -(-term * square // scale)
        total += term // n
        n += 2
    return 2 * total


def ln_fixed(numerator, denominator, places):
    """ln(numerator/denominator) * 10**places to within a few units."""
    scale = 10 ** (places + 12)
    twos = numerator.bit_length() - denominator.bit_length()
    if twos > 0:
        denominator <<= twos
    else:
        numerator <<= -twos
    while numerator * 3 > denominator * 4:
        denominator *= 2
        twos += 1
    while numerator * 3 < denominator * 2:
        numerator *= 2
        twos -= 1
    total = ln_ratio(numerator, denominator, scale)
    if twos:
        total += twos * ln_ratio(2, 1, scale)
    return total // 10 ** 12


def rounded_series(compute, prec, magnitude):
    """(coefficient, exponent) of compute(places) = value * 10**places, with a last digit that says which side it is on.

    magnitude: about the decimal exponent of the value. The value is irrational, so digits that tell are found."""
    extra = 4
    while True:
        places = prec - magnitude + extra
        value = compute(max(places, 0)) if places >= 0 else compute(0) // 10 ** -places
        tail = abs(value) % 10 ** (extra - 1)
        half = 5 * 10 ** (extra - 2)
        if 20 < tail < 10 ** (extra - 1) - 20 and abs(tail - half) > 20 and value:
            return value, -max(places, 0) if places >= 0 else -places
        extra += max(6, prec // 4)
