count = 0
def bump(n):
    global count
    count += n
for i in range(5):
    bump(i)
print(count)
