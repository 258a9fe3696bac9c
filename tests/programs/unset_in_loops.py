def a(n):
    for i in range(n):
        if i == 0:
            v = 7
        print(v)
def b(n):
    for i in range(n):
        if i > 0:
            print(prev, prev * 2)
        prev = i
def c(n):
    i = 0
    while i < n:
        if i % 2 == 0:
            last = i * 1.5
        i += 1
        print(last + i)
    print(last)
def d(n, m):
    for i in range(n):
        for j in range(m):
            if i == 0 and j == 1:
                k = j
            if i > 0:
                print(k + i)
def e(n):
    for i in range(n):
        try:
            if i == 0:
                x = 5
            else:
                x += 1
            print(x)
        finally:
            pass
def f(n):
    for i in range(n):
        if i % 3 == 0:
            s = 'no'
        elif i % 3 == 1:
            s = 'yes'
        print(s)
a(3); b(4); c(4); d(3, 3); e(3); f(5)
