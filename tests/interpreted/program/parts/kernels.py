LIMIT = 1000


def collatz(n):
    best = 0
    for i in range(1, n):
        k, c = i, 0
        while k != 1 and c < LIMIT:
            k = k // 2 if k % 2 == 0 else 3 * k + 1
            c += 1
        best = max(best, c)
    return best


def mixed(x, n):
    for i in range(n):
        for j in range(2):
            x = x * 2 - j
        if x > 1000:
            x = x - 1000
    return x
