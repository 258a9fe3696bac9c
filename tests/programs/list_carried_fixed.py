v = [0.0, 0.0, 0.0]
for i in range(10):
    v[i % 3] += i
    v[0] *= 1.5
print(v)
