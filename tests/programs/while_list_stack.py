stack = [1]
seen = []
while stack:
    v = stack.pop()
    seen.append(v)
    if v < 20:
        stack.append(v * 2)
        if v % 3 == 1:
            stack.append(v * 3)
print(seen)
