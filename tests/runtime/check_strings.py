"""Strings and lists against Python's."""
import random

from library import in_child

SITE = b"program.py\x1f1\x1f<module>"
WORDS = [
    "",
    "a",
    "b",
    "ab",
    "abc",
    "hello world",
    "  pad\t\n",
    "é",
    "日本語",
    "aaaa",
    "a,b,,c",
    "x\ny\r\nz\n",
    "Straße",
    "ÀÉÎ õü",
    "It's",
    'say "hi"',
    "both ' and \"",
    "tab\there",
    "nul\x00x",
    "\x7f\x80\xa0",
    "ünï cödé",
    "123",
    "-12",
    " 42 ",
    "1_000",
    "😀x",
]


def is_utf8(data):
    try:
        data.decode()
        return True
    except UnicodeDecodeError:
        return False


def of_list(rt, handle, item=None):
    item = item or (lambda i: rt.text(rt.list_get_object(handle, i, 0)))
    return [item(i) for i in range(rt.list_len(handle))]


def check_methods(rt, check):
    rng = random.Random(6)
    for _ in range(3000):
        a, b, c = rng.choice(WORDS) * rng.randint(1, 2), rng.choice(WORDS), rng.choice(WORDS)
        n, w = rng.randint(-2, 4), rng.randint(0, 14)
        what = f"{a!r} {b!r} {c!r} {n} {w}"
        check.equal("len " + what, rt.str_len(a), len(a))
        utf8 = rt.str("bytes_encode", a)
        check.equal("encode " + what, utf8, a.encode().decode("latin-1"))
        check.equal("decode " + what, (rt.bytes_are_utf8(utf8), rt.str("bytes_decode", utf8)), (True, a))
        check.equal("halves " + what, rt.bytes_are_utf8(utf8[:-1]), is_utf8(a.encode()[:-1]))
        check.equal("concat " + what, rt.str("str_concat", a, b), a + b)
        check.equal("repeat " + what, rt.str("str_repeat", a, n), a * n)
        check.equal("compare " + what, (rt.str_eq(a, b), rt.str_cmp(a, b)), (a == b, (a > b) - (a < b)))
        check.equal(
            "search " + what,
            (
                rt.str_contains(a, b),
                rt.str_find(a, b),
                rt.str_rfind(a, b),
                rt.str_count(a, b),
                rt.str_startswith(a, b),
                rt.str_endswith(a, b),
            ),
            (b in a, a.find(b), a.rfind(b), a.count(b), a.startswith(b), a.endswith(b)),
        )
        check.equal("replace " + what, rt.str("str_replace", a, b, c), a.replace(b, c))
        check.equal(
            "case " + what,
            (rt.str("str_upper", a), rt.str("str_lower", a), rt.str("str_capitalize", a), rt.str("str_title", a)),
            (a.upper(), a.lower(), a.capitalize(), a.title()),
        )
        check.equal(
            "strip " + what,
            (rt.str("str_strip", a, 0), rt.str("str_lstrip", a, b), rt.str("str_rstrip", a, b)),
            (a.strip(), a.lstrip(b) if b else a, a.rstrip(b) if b else a),
        )
        check.equal("split " + what, of_list(rt, rt.str_split(a, 0, SITE)), a.split())
        if b:
            check.equal("split by " + what, of_list(rt, rt.str_split(a, b, SITE)), a.split(b))
        check.equal("splitlines " + what, of_list(rt, rt.str_splitlines(a)), a.splitlines())
        check.equal("chars " + what, of_list(rt, rt.str_chars(a)), list(a))
        check.equal("join " + what, rt.str("str_join", b, rt.str_chars(a)), b.join(a))
        check.equal(
            "pad " + what,
            (
                rt.str("str_zfill", a, w),
                rt.str("str_ljust", a, w, "*"),
                rt.str("str_rjust", a, w, 0),
                rt.str("str_center", a, w, 0),
            ),
            (a.zfill(w), a.ljust(w, "*"), a.rjust(w), a.center(w)),
        )
        check.equal(
            "is " + what,
            (rt.str_isdigit(a), rt.str_isalpha(a), rt.str_isspace(a)),
            (a.isdigit(), a.isalpha(), a.isspace()),
        )
        check.equal("repr " + what, rt.str("str_repr", a), repr(a))
        start, stop, step = rng.randint(-6, 9), rng.randint(-6, 9), rng.choice([-3, -2, -1, 1, 2, 3])
        flags = rng.randint(0, 7)
        s = slice(start if flags & 1 else None, stop if flags & 2 else None, step if flags & 4 else None)
        check.equal(f"slice {a!r} {s}", rt.str("str_slice", a, start, stop, step, flags), a[s])
        if a:
            i = rng.randint(-len(a), len(a) - 1)
            check.equal(f"index {a!r} {i}", rt.str("str_index", a, i, SITE), a[i])


def check_parsing(rt, check):
    texts = [
        "0",
        "12",
        "-7",
        "+5",
        " 42 ",
        "1_000",
        "9223372036854775807",
        "-9223372036854775808",
        "1.5",
        "-2.5e3",
        " inf ",
        "-Infinity",
        "NaN",
        "1_0.2_5",
        "1e-5",
        ".5",
        "5.",
        "",
        " ",
        "abc",
        "1__0",
        "_1",
        "1_",
        "--1",
        "1.2.3",
        "e5",
        "1e",
        "0x10",
        "1 2",
        "é",
        "in",
        ".",
    ]
    for t in texts:
        for name, python in (("str_to_i64", int), ("str_to_f64", float)):
            try:
                want = repr(python(t))
                check.equal(f"{python.__name__}({t!r})", repr(getattr(rt, name)(t, SITE)), want)
            except ValueError as e:
                status, text = in_child(lambda: getattr(rt, name)(t, SITE))
                check.equal(
                    f"{python.__name__}({t!r})", (status, text.strip().split("\n")[-1]), (1, f"ValueError: {e}")
                )


def int_list(rt, values):
    handle = rt.list_new(b"i")
    for v in values:
        rt.list_set_i64(handle, rt.list_add_item(handle), 0, v)
    return handle


def check_lists(rt, check):
    rng = random.Random(7)

    def values(h):
        return of_list(rt, h, lambda i: rt.list_get_i64(h, i, 0))

    for _ in range(600):
        a = [rng.randint(-4, 4) for _ in range(rng.randint(0, 12))]
        b = [rng.randint(-4, 4) for _ in range(rng.randint(0, 5))]
        h, g = int_list(rt, a), int_list(rt, b)
        start, stop, step, flags = (
            rng.randint(-9, 9),
            rng.randint(-9, 9),
            rng.choice([-3, -2, -1, 1, 2, 3]),
            rng.randint(0, 7),
        )
        s = slice(start if flags & 1 else None, stop if flags & 2 else None, step if flags & 4 else None)
        check.equal(f"list slice {a} {s}", values(rt.list_slice(h, start, stop, step, flags)), a[s])
        check.equal(f"list concat {a} {b}", values(rt.list_concat(h, g)), a + b)
        check.equal(f"list repeat {a}", values(rt.list_repeat(h, 3)), a * 3)
        check.equal(
            f"list search {a}",
            (rt.list_contains_i64(h, 2), rt.list_count_i64(h, 2), rt.list_eq(h, g, b"i"), rt.list_order(h, g, b"i")),
            (2 in a, a.count(2), a == b, (a > b) - (a < b)),
        )
        copy, want = rt.list_copy(h), list(a)
        rt.list_delete_slice(copy, start, stop, step, flags)
        del want[s]
        check.equal(f"del {a} {s}", values(copy), want)
        copy, want, at = rt.list_copy(h), list(a), rng.randint(-9, 9)
        rt.list_set_i64(copy, rt.list_insert_item(copy, at), 0, 77)
        want.insert(at, 77)
        check.equal(f"insert {a} {at}", values(copy), want)
        rt.list_extend(copy, copy)
        rt.list_reverse(copy)
        check.equal(f"extend and reverse {a}", values(copy), (want + want)[::-1])
        rt.list_sort_i64(copy, 0, False)
        check.equal(f"sort {a}", values(copy), sorted(want + want))
        check.equal(f"list repr {a}", rt.str("typed_repr", h, b"[i]"), repr(a))
        codes = [x & 255 for x in a]
        text = rt.string("".join(map(chr, codes)))
        check.equal(f"bytes {codes}", values(rt.bytes_codes(text)), codes)
        check.equal(f"bytes of {codes}", rt.str("bytes_of_codes", int_list(rt, codes)), "".join(map(chr, codes)))
        check.equal(f"tuple repr {a}", rt.str("typed_repr", h, b"Ti"), repr(tuple(a)))
    for reverse in (False, True):
        pairs = [(rng.randint(0, 9), rng.choice(WORDS), rng.random()) for _ in range(500)]
        h = rt.list_new(b"iod")
        for i, s, d in pairs:
            at = rt.list_add_item(h)
            rt.list_set_i64(h, at, 0, i)
            rt.list_set_object(h, at, 1, rt.string(s))
            rt.list_set_f64(h, at, 2, d)
        rt.list_sort_i64(h, 0, reverse)
        check.equal(
            "stable sort", rt.str("typed_repr", h, b"[(isd)]"), repr(sorted(pairs, key=lambda p: p[0], reverse=reverse))
        )
        rt.list_sort_str(h, 1, reverse)
        rt.list_sort(h, b"(isd)", reverse)
        check.equal("tuple sort", rt.str("typed_repr", h, b"[(isd)]"), repr(sorted(pairs, reverse=reverse)))
    inner = int_list(rt, [1, 2])
    h = rt.list_new(b"oid")
    for _ in range(2):
        at = rt.list_add_item(h)
        rt.list_set_object(h, at, 0, inner)
        rt.list_set_i64(h, at, 1, 1)
        rt.list_set_f64(h, at, 2, 0.5)
    check.equal(
        "nested repr",
        rt.str("typed_repr", h, b"[{a\x1f([i]bn)w\x1f(d)}]"),
        "[{'a': ([1, 2], True, None), 'w': (0.5,)}, {'a': ([1, 2], True, None), 'w': (0.5,)}]",
    )


def check_errors(rt, check):
    h = int_list(rt, [1])

    def with_shapes(*dims):
        for shape in dims:
            rt.shape_begin()
            for d in shape:
                rt.shape_dim(d)

    import numpy as np

    cases = [
        ("list index", lambda: rt.list_index_normal(h, 5, SITE), lambda: [1][5]),
        ("pop", lambda: rt.list_pop_index(h, 5, SITE), lambda: [1].pop(5)),
        ("pop empty", lambda: rt.list_pop_index(rt.list_new(b"i"), -1, SITE), lambda: [].pop()),
        ("index of", lambda: rt.list_index_i64(h, 7, SITE), lambda: [1].index(7)),
        ("string index", lambda: rt.str_index("ab", 2, SITE), lambda: "ab"[2]),
        ("chr", lambda: rt.str_chr(-1, SITE), lambda: chr(-1)),
        ("ord", lambda: rt.str_ord("ab", SITE), lambda: ord("ab")),
        ("split", lambda: rt.str_split("ab", "", SITE), lambda: "ab".split("")),
        ("key", lambda: rt.fail_key("it's", SITE), lambda: {}["it's"]),
        (
            "unpack",
            lambda: rt.fail_unpack(2, 3, SITE),
            lambda: (lambda a, b: 0)(*[]) if 0 else exec("a, b = [1, 2, 3]"),
        ),
        ("unpack few", lambda: rt.fail_unpack(3, 2, SITE), lambda: exec("a, b, c = [1, 2]")),
        ("array index", lambda: rt.fail_index(5, 0, 3, SITE), lambda: np.zeros(3)[5]),
        ("broadcast", lambda: (with_shapes((2,), (3,)), rt.fail_broadcast(SITE)), lambda: np.zeros(2) + np.zeros(3)),
        (
            "broadcast 2",
            lambda: (with_shapes((2, 3), (4,)), rt.fail_broadcast(SITE)),
            lambda: np.zeros((2, 3)) + np.zeros(4),
        ),
        (
            "broadcast into",
            lambda: (with_shapes((3,), (2,)), rt.fail_broadcast_into(SITE)),
            lambda: np.zeros(2).__setitem__(slice(None), np.zeros(3)),
        ),
        ("reshape", lambda: (with_shapes((2, 3), (4,)), rt.fail_reshape(SITE)), lambda: np.zeros((2, 3)).reshape(4)),
    ]
    for x, y in [
        ((2, 3), (4, 5)),
        ((3,), (4,)),
        ((2, 3), (4,)),
        ((), (3,)),
        ((3,), ()),
        ((2, 3, 4), (3, 4, 5)),
        ((2, 2, 3, 4), (3, 4, 5)),
        ((2, 3), (5, 4, 2)),
    ]:
        cases.append(
            (
                f"matmul {x} {y}",
                lambda x=x, y=y: (with_shapes(x, y), rt.fail_matmul(SITE)),
                lambda x=x, y=y: np.matmul(np.zeros(x), np.zeros(y)),
            )
        )
    for x, y in [((2, 3), (4, 5)), ((3,), (4,)), ((2, 3), (4,)), ((2, 3, 4), (3, 5, 5))]:
        cases.append(
            (
                f"dot {x} {y}",
                lambda x=x, y=y: (with_shapes(x, y), rt.fail_dot(SITE)),
                lambda x=x, y=y: np.dot(np.zeros(x), np.zeros(y)),
            )
        )
    for x, y, axis in [((2, 3), (2, 4), 0), ((2, 3), (4, 3), 1), ((2, 3), (4,), 0)]:
        cases.append(
            (
                f"concatenate {x} {y}",
                lambda x=x, y=y, a=axis: (with_shapes(x, y), rt.fail_concatenate(a, 1, SITE)),
                lambda x=x, y=y, a=axis: np.concatenate([np.zeros(x), np.zeros(y)], a),
            )
        )
    for what, got, want in cases:
        try:
            want()
            expected = None
        except Exception as e:
            expected = f"{type(e).__name__}: {e}"
        status, text = in_child(got)
        check.equal(f"error of {what}", (status, text.rstrip("\n").split("\n")[-1]), (1, expected))


def check_traceback(rt, check):
    import subprocess
    import sys
    import tempfile

    source = (
        "def g(n):\n    if n == 0:\n        raise ValueError('bad')\n    g(n - 1)\n\n\ndef f():\n    g(6)\n\n\nf()\n"
    )
    with tempfile.NamedTemporaryFile("w", suffix=".py") as file:
        file.write(source)
        file.flush()
        python = subprocess.run([sys.executable, file.name], capture_output=True, text=True).stderr
        want = [line for line in python.split("\n") if set(line) - set(" ^")]

        sites = {}  # the runtime keeps the pointers

        def site(line, name):
            return sites.setdefault(line, f"{file.name}\x1f{line}\x1f{name}".encode())

        def die():
            rt.frame_push(site(11, "<module>"))
            rt.frame_push(site(8, "f"))
            for _ in range(6):
                rt.frame_push(site(4, "g"))
            rt.fail(b"ValueError", b"bad", site(3, "g"))

        status, text = in_child(die)
        check.equal("traceback", (status, text.rstrip("\n").split("\n")), (1, want))
        status, text = in_child(lambda: [rt.frame_push(site(4, "g")) for _ in range(1200)])
        check.equal(
            "recursion",
            (status, text.rstrip("\n").split("\n")[-2:]),
            (1, ["  [Previous line repeated 997 more times]", "RecursionError: maximum recursion depth exceeded"]),
        )
        status, text = in_child(
            lambda: [rt.warn_at(b"RuntimeWarning", b"divide by zero", site(8, "f")) for _ in range(3)]
        )
        check.equal("warning", text, f"{file.name}:8: RuntimeWarning: divide by zero\n  g(6)\n")


def run(rt, check):
    check_methods(rt, check)
    check_parsing(rt, check)
    check_lists(rt, check)
    check_errors(rt, check)
    check_traceback(rt, check)
