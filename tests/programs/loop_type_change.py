x = 0
for i in range(5):
    x = x + 0.5
print(x)
y = 1
for i in range(3):
    y = y / 2
print(y)
