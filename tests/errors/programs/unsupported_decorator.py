# error: 2-3 not supported in native code: class keywords and decorators
@staticmethod
class A:
    pass
print(A())
