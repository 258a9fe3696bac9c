def f(x):
    if x > 100:
        print("big")
        return
    print("small", x)
print(f(3))
for i in range(99, 103):
    f(i)
