"""Marks under the source lines of tracebacks: what failed in the line, and where its operator stands."""
import traceback


class Box:
    def __init__(self, v=0):
        self.v = v

    def __bool__(self):
        raise ValueError("no truth")

    def method(self, *args, **kw):
        return self


def zero():
    return 0


def operators(a, b, c):
    yield lambda: a + b + c
    yield lambda: (a) + b
    yield lambda: (a)+b
    yield lambda: 1 // zero()
    yield lambda: 1//zero()
    yield lambda: 2 ** b
    yield lambda: a @ b
    yield lambda: -b
    yield lambda: a < b
    yield lambda: 1 < 2 < b < 3
    yield lambda: b[0]
    yield lambda: a[1][2]
    yield lambda: [1, 2][zero():][5]
    yield lambda: {}["key"] + 1
    yield lambda: a.x
    yield lambda: a.x.y(1, 2)
    yield lambda: Box().method().missing
    yield lambda: Box().method(a.x)
    yield lambda: zero(1, 2)
    yield lambda: int("x") + 1
    yield lambda: f"{a + b}!"
    yield lambda: f"pre {b:{c}} post"
    yield lambda: [x / zero() for x in range(3)]
    yield lambda: {x: 1 for x in [[]]}
    yield lambda: {[]: 1}
    yield lambda: {[], 1}
    yield lambda: sum(x.y for x in [1])
    yield lambda: a if Box() else b
    yield lambda: not Box()
    yield lambda: Box() and 1
    yield lambda: undefined + 1
    yield lambda: (undefined)
    yield lambda: "é" + "ü" + b
    yield lambda: "日本" * "語"
    yield lambda: print(*5)
    yield lambda: dict(**5)
    yield lambda: sorted(*[1], **{"key": 2})
    yield lambda: (lambda x: x.y)(5)
    yield lambda: (a
                   + b)
    yield lambda: c.encode(
        1)
    yield lambda: (Box()
                   .method(1)
                   .method(2, k=3)
                   .missing(4))
    yield lambda: (Box()
                   .method(
                       a.x,
                   ))
    yield lambda: (a
                   .real
                   .missing)
    yield lambda: zero(
        1
    )


for k, f in enumerate(operators(1, None, "c")):
    try:
        f()
    except Exception:
        print(k, traceback.format_exc())


def statements():
    def assign():
        x = y = 1 / 0
    yield assign

    def unpack():
        a, b = 1, 2, 3
    yield unpack

    def unpack_nested():
        a, (b, c) = 1, (2,)
    yield unpack_nested

    def unpack_star():
        a, *b = 5
    yield unpack_star

    def item():
        x = ()
        x[0] = 1
    yield item

    def items():
        x = []
        x[0], y = 1, 2
    yield items

    def attribute():
        (5).x = 1
    yield attribute

    def augmented():
        x = 1
        x += "a"
    yield augmented

    def augmented_item():
        x = [1]
        x[0] += "a"
    yield augmented_item

    def augmented_missing():
        x = {}
        x["k"] += 1
    yield augmented_missing

    def augmented_attribute():
        b = Box()
        b.w += 1
    yield augmented_attribute

    def augmented_lines():
        b = Box()
        (b
         .v) += "a"
    yield augmented_lines

    def delete():
        x = [1]
        del x[0], x[0]
    yield delete

    def delete_attribute():
        b = Box()
        del b.v, b.w
    yield delete_attribute

    def delete_name():
        del q
    yield delete_name

    def loop():
        for x in 5:
            pass
    yield loop

    def loop_one_line():
        for x in 5: pass  # why
    yield loop_one_line

    def loop_unpack():
        for x, y in [1]:
            pass
    yield loop_unpack

    def condition():
        if Box():
            pass
    yield condition

    def condition_two():
        if 1 < 2 and Box(): pass   # and more
    yield condition_two

    def condition_elif():
        if 0:
            pass
        elif Box(): pass   # more
    yield condition_elif

    def condition_while():
        x = True
        while x: x = Box()
    yield condition_while

    def asserted():
        assert 1 > 2
    yield asserted

    def asserted_text():
        assert zero(), "zero"
    yield asserted_text

    def asserted_both():
        assert 1 < 2 and zero() > 1, f"text {1}"
    yield asserted_both

    def raised():
        raise ValueError("a") from KeyError("b")
    yield raised

    def raised_long():
        raise ValueError(
            "a"
        )
    yield raised_long

    def raised_number():
        raise 5
    yield raised_number

    def with_number():
        with 5 as x:
            pass
    yield with_number

    def with_one_line():
        with open("/nowhere") as f: pass
    yield with_one_line

    def imported():
        import nowhere.at_all
    yield imported

    def imported_name():
        from . import nowhere
    yield imported_name

    def function():
        def f(x=undefined, *, y=1): pass
    yield function

    def decorated():
        @zero
        def f(): pass
    yield decorated

    def class_base():
        class A(undefined):
            pass
    yield class_base

    def class_number():
        class A(zero().x): pass
    yield class_number

    def class_body():
        class A:
            x = 1 + undefined
    yield class_body

    def caught_number():
        try:
            zero.x
        except 5:
            pass
    yield caught_number

    def again():
        try:
            zero().x
        except AttributeError:
            raise
    yield again

    def again_named():
        try:
            zero().x
        except AttributeError as e:
            raise e
    yield again_named

    def finally_fails():
        try:
            zero().x
        finally:
            undefined.y
    yield finally_fails

    def matched():
        match 5:
            case Box.missing(1):
                pass
    yield matched

    def guard():
        match 5:
            case x if x > "a": pass
    yield guard

    def semicolons():
        x = 1; y = x / 0; z = 2
    yield semicolons

    def returned():
        return zero() + None   
    yield returned

    def generator():
        g = (1 / x for x in [0])
        next(g)
    yield generator

    def generator_from():
        def inner():
            yield 1 / zero()

        def outer():
            yield from inner()
        list(outer())
    yield generator_from

    def thrown():
        def g():
            yield 1
        i = g()
        i.throw(ValueError("in"))
    yield thrown

    def thrown_later():
        def g():
            x = yield 1
        i = g()
        next(i)
        i.throw(ValueError("in"))
    yield thrown_later

    def recursive():
        def f(n):
            return f(n - 1) + 1 if n else undefined
        f(8)
    yield recursive

    def text_of_lines():
        """A text
        of lines""" + 5
    yield text_of_lines

    def executed():
        exec("x = 1\nx.y")
    yield executed

    def named():
        if (n := zero().x): pass
    yield named

    def starred():
        return [*zero(), 1]
    yield starred

    def spread():
        return {**zero()}
    yield spread

    def tabs():
	    return	zero()  +	None
    yield tabs


for f in statements():
    try:
        f()
    except BaseException as e:
        print(f.__name__, traceback.format_exc())
        tb = e.__traceback__.tb_next
        print(tb.tb_lineno, tb.tb_frame.f_code.co_name, tb.tb_next is None)
        last = traceback.extract_tb(e.__traceback__)[-1]
        print(last.name, last.lineno, last.end_lineno, last.colno, last.end_colno, repr(last.line))


def deep(n):
    if n == 0:
        return {}["x"]
    return deep(n - 1)


try:
    deep(5)
except KeyError as e:
    print(traceback.format_exc(limit=2), traceback.format_exc(limit=-2), traceback.format_exc(0), sep="|")
    print(*traceback.format_tb(e.__traceback__, 3))
    print([tuple(f) for f in traceback.extract_tb(e.__traceback__)][:2] == traceback.extract_tb(e.__traceback__, 2))
    s = traceback.extract_tb(e.__traceback__)
    print(s[-1], len(s), s[0].name, s[1][1])
    print("".join(traceback.StackSummary.from_list([("nowhere.py", 3, "f", "x = 1"), s[1]]).format()))
    t = traceback.TracebackException.from_exception(e)
    print(str(t), t.exc_type, len(t.stack), list(t.format_exception_only()), t.__cause__, t.__suppress_context__)
    print("".join(t.format(chain=False)))
    e.__traceback__.tb_next.tb_next = None
    traceback.print_tb(e.__traceback__)
    e.__traceback__ = None
    print(traceback.format_exception(e), traceback.format_exception_only(e))
    print(e.with_traceback(s and None) is e)
print(traceback.format_exc())
