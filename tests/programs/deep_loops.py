n = 3
t = 0
for a in range(n):
    for b in range(n):
        for c in range(n):
            for d in range(n):
                for e in range(n):
                    if (a + b + c + d + e) % 2:
                        t += a * b + c * d * e
                    else:
                        t -= e
print(t)
