"""Names of the built-in types."""


def _function():
    yield


FunctionType = type(_function)
LambdaType = FunctionType
GeneratorType = type(_function())
CodeType = type(_function.__code__)
BuiltinFunctionType = BuiltinMethodType = type(len)
MappingProxyType = type(type.__dict__)
NoneType = type(None)
EllipsisType = type(...)
NotImplementedType = type(NotImplemented)
GenericAlias = type(list[int])
UnionType = type(int | str)


class _C:
    def method(self):
        pass


def _traceback():
    try:
        raise KeyError
    except KeyError as error:
        return error.__traceback__


TracebackType = type(_traceback())
FrameType = type(__import__("sys")._getframe())
MethodType = type(_C().method)
ModuleType = type(__import__("sys"))
SimpleNamespace = type(__import__("sys").implementation)
DynamicClassAttribute = property


def new_class(name, bases=(), kwds=None, exec_body=None):
    kwds = dict(kwds or {})
    meta = kwds.pop("metaclass", type)
    namespace = meta.__prepare__(name, bases, **kwds) if hasattr(meta, "__prepare__") else {}
    if exec_body is not None:
        exec_body(namespace)
    return meta(name, bases, namespace, **kwds)
