"""class order."""
class A:
    def f(self): return "A"
    def __init__(self): print("A init")
class B(A):
    def __init__(self):
        super().__init__()
        print("B init")
class C(A):
    def f(self): return "C" + super().f()
    def __init__(self):
        super().__init__()
        print("C init")
class D(B, C):
    def __init__(self):
        super().__init__()
        print("D init")
d = D()
print(d.f())
class E: pass
try:
    E(3)
except TypeError as e:
    print(e)
