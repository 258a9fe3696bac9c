def make():
    count = 0
    def step():
        nonlocal count
        count += 1
        return count
    return step
c = make()
d = make()
print(c(), c(), d(), c())
