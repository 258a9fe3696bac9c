def squares(n):
    for i in range(n):
        yield i * i
for v in squares(5):
    print(v)
print(sum(squares(4)), list(squares(3)))
