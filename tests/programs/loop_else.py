for n in range(2, 30):
    for d in range(2, n):
        if n % d == 0:
            break
    else:
        print(n, end=" ")
print()
k = 3
while k > 0:
    k -= 1
else:
    print("done", k)
