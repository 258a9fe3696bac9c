fs = []
for i in range(3):
    fs.append(lambda x, i=i: x * i)
print([f(10) for f in fs])
gs = [lambda: k for k in range(3)]
print([g() for g in gs])
