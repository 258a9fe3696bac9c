def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
for i in range(15):
    print(fib(i), end=" ")
print()
