x = 1
class A:
    x = 2
    y = [x for _ in range(2)]
    def get(self): return x
print(A.y, A().get())
def f():
    global x, newg
    x = 10; newg = 5
f(); print(x, newg)
def outer():
    a = 1
    class In:
        b = a + 1
        def m(self): return a
    a = 5
    return In.b, In().m()
print(outer())
def dele():
    q = 1
    del q
    try: q
    except UnboundLocalError: print("unbound")
dele()
if (n := 10) > 5: print(n, [y := 1, y ** 2], [last := i for i in range(3)], last)
print([[i * j for j in range(i)] for i in range(4)], {i: [j for j in range(i)] for i in range(3)})
try:
    exec("def f():\n  return x\nresult = f()", d := {"x": 42}); print(d["result"])
finally: pass
print(eval("1 + x", {"x": 2}), sorted(k for k in globals() if k in ("A", "x")), (lambda: sorted(locals()))())
def counter():
    c = 0
    def inc():
        nonlocal c; c += 1
        def inner():
            nonlocal c; c += 10; return c
        return inner()
    return inc
print(counter()())
