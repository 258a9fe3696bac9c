# error: 2-3 not supported in native code: class keywords
class A(metaclass=type):
    pass
print(A())
