total = 0
for i in range(20):
    if i % 3 == 0:
        continue
    if i > 15:
        break
    total += i * i
print(total, i)
