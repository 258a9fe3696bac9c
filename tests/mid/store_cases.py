"""End-to-end cases of stores through references: views, loops, branches, calls."""
import numpy as np
from cases import CASES, M34, T, case, f64, i64, numbers, view, S
from ir_text import array_type


def assign(f, target, value):
    f.op("numpy.assign", [target, value])


def loop(f, n, body):
    """for i in range(n): body(f, i)"""
    zero, stop, one = f.index(0), f.index(n), f.index(1)
    i = f.fresh()
    f.raw(f'"scf.for"({zero.name}, {stop.name}, {one.name}) ({{')
    f.raw(f"^bb0({i}: index):")
    from ir_text import Value
    body(f, Value(i, "index"))
    f.raw('"scf.yield"() : () -> ()')
    f.raw("}) : (index, index, index) -> ()")


@case
def assign_slices(f):
    out = []
    for key in ((S(1, 2),), (S(None), S(1, 3)), (1,), (S(None), 2), (S(None), S(None), S(None, None, 2)), (S(None), S(None, None, -1)),
                (S(None, None, -1), 1, S(3, 0, -2)), (S(2, 2),), (-1, S(1, None), S(None, -1))):
        a = f.op("numpy.copy", [f.constant(T)], dims=[2, 3, 4], dtype=f64)
        value = numbers(*T[key].shape) + 0.5
        assign(f, view(f, a, T.shape, key), f.constant(value))
        f.show(a)
        want = T.copy()
        want[key] = value
        out.append(want)
    return out


@case
def assign_scalar_and_broadcast(f):
    a = f.op("numpy.copy", [f.constant(M34)], dims=[3, 4], dtype=f64)
    assign(f, view(f, a, (3, 4), (S(None), S(1, 3))), f.scalar(7.0, f64))
    assign(f, view(f, a, (3, 4), (S(1, None),)), f.constant(np.arange(4.0)))
    f.show(a)
    b = f.op("numpy.copy", [f.constant(M34)], dims=[3, 4], dtype=f64)
    assign(f, b, f.scalar(1.5, f64))
    f.show(b)
    want = M34.copy()
    want[:, 1:3] = 7
    want[1:] = np.arange(4.0)
    return [want, np.full((3, 4), 1.5)]


@case
def overlapping_update(f):
    a = f.op("numpy.copy", [f.constant(np.arange(6.0))], dims=[6], dtype=f64)
    assign(f, view(f, a, (6,), (S(1, None),)), view(f, a, (6,), (S(None, -1),)))
    f.show(a)
    want = np.arange(6.0)
    want[1:] = want[:-1].copy()
    return [want]


@case
def views_of_views(f):
    a = f.op("numpy.copy", [f.constant(T)], dims=[2, 3, 4], dtype=f64)
    t = f.op("numpy.transpose", [a], "perm = array<i64: 2, 0, 1>", dims=[4, 2, 3], dtype=f64)
    v = view(f, t, (4, 2, 3), (S(1, 3), 1))
    row = view(f, v, (2, 3), (S(None), S(None, None, 2)))
    before = view(f, a, T.shape, (1,))
    assign(f, row, f.scalar(-1.0, f64))
    f.show(a)
    f.show(v)
    f.show(before)
    w = T.copy()
    tv = w.transpose(2, 0, 1)[1:3, 1]
    tv[:, ::2] = -1
    return [w, tv, w[1]]


@case
def store_through_reshape(f):
    a = f.op("numpy.copy", [f.constant(M34)], dims=[3, 4], dtype=f64)
    sizes = [f.index(12)] if f.dynamic else []
    flat = f.op("numpy.reshape", [a] + sizes, dims=[12], dtype=f64)
    assign(f, view(f, flat, (12,), (S(2, 9, 3),)), f.scalar(0.25, f64))
    column = f.op("numpy.expand", [flat], "axes = array<i64: 1>", dims=[12, 1], dtype=f64)
    f.op("numpy.store", [f.scalar(99.0, f64), column, f.index(11), f.index(0)])
    f.show(a)
    f.show(f.op("numpy.load", [flat, f.index(11)], dtype=f64))
    w = M34.copy()
    w.reshape(-1)[2:9:3] = 0.25
    w[2, 3] = 99
    return [w, np.array(99.0)]


@case
def stores_in_loops(f):
    a = f.op("numpy.full", [f.scalar(0.0, f64)] + ([f.index(4), f.index(5)] if f.dynamic else []), dims=[4, 5], dtype=f64)

    def outer(f, i):
        row = f.op("numpy.view", [a, i, f.index(1), f.index(1), f.index(0), f.index(5), f.index(1)], "drop = array<i64: 0>", dims=[5], dtype=f64)

        def inner(f, j):
            s = f.emit("arith.addi", [i, j], "", [("index", None, None)])
            k = f.emit("arith.index_cast", [s], "", [("i64", None, i64)])
            x = f.op("numpy.cast", [k], dtype=f64)
            y = f.op("numpy.load", [row, j], dtype=f64)
            f.op("numpy.store", [f.op("numpy.add", [x, y], dtype=f64), row, j])
        loop(f, 5, inner)
        f.op("numpy.assign", [row, f.op("numpy.multiply", [row, f.scalar(2.0, f64)], dims=[5], dtype=f64)])
    loop(f, 4, outer)
    f.show(a)
    return [2.0 * np.add.outer(np.arange(4), np.arange(5))]


@case
def stencil(f):
    a = f.op("numpy.copy", [f.constant(np.arange(8.0) ** 2)], dims=[8], dtype=f64)

    def step(f, i):
        s = f.op("numpy.add", [view(f, a, (8,), (S(None, -2),)), view(f, a, (8,), (S(2, None),))], dims=[6], dtype=f64)
        assign(f, view(f, a, (8,), (S(1, -1),)), f.op("numpy.multiply", [s, f.scalar(0.5, f64)], dims=[6], dtype=f64))
    loop(f, 3, step)
    f.show(a)
    w = np.arange(8.0) ** 2
    for _ in range(3):
        w[1:-1] = (w[:-2] + w[2:]) * 0.5
    return [w]


@case
def swapped_references(f):
    d = "?" if f.dynamic else "4"
    t = f"!numpy.ndarray<tensor<{d}xf64>>"
    u = f.op("numpy.copy", [f.constant(np.arange(4.0))], dims=[4], dtype=f64)
    v = f.op("numpy.full", [f.scalar(0.0, f64)] + ([f.index(4)] if f.dynamic else []), dims=[4], dtype=f64)
    zero, stop, one = f.index(0), f.index(3), f.index(1)
    f.raw(f'%r:2 = "scf.for"({zero.name}, {stop.name}, {one.name}, {u.name}, {v.name}) ({{')
    f.raw(f"^bb0(%i: index, %u: {t}, %v: {t}):")
    f.raw(f'%two = "arith.constant"() {{value = 2.0 : f64}} : () -> f64')
    f.raw(f'%m = "numpy.multiply"(%u, %two) : ({t}, f64) -> {t}')
    f.raw(f'%w = "numpy.add"(%m, %v) : ({t}, {t}) -> {t}')
    f.raw(f'"numpy.assign"(%v, %w) : ({t}, {t}) -> ()')
    f.raw(f'"scf.yield"(%v, %u) : ({t}, {t}) -> ()')
    f.raw(f"}}) : (index, index, index, {t}, {t}) -> ({t}, {t})")
    from ir_text import Value
    dims = [None] if f.dynamic else [4]
    f.show(Value("%r#0", t, dims, f64))
    f.show(Value("%r#1", t, dims, f64))
    x, y = np.arange(4.0), np.zeros(4)
    for _ in range(3):
        y[:] = x * 2 + y
        x, y = y, x
    return [x, y]


@case
def store_in_branch(f):
    a = f.op("numpy.copy", [f.constant(np.arange(4.0))], dims=[4], dtype=f64)

    def step(f, i):
        two = f.index(2)
        c = f.emit("arith.cmpi", [i, two], "predicate = 2 : i64", [("i1", None, None)])
        f.raw(f'"scf.if"({c.name}) ({{')
        f.op("numpy.store", [f.scalar(-5.0, f64), a, i])
        f.raw('"scf.yield"() : () -> ()')
        f.raw('}, {}) : (i1) -> ()')
    loop(f, 4, step)
    f.show(a)
    return [np.array([-5.0, -5, 2, 3])]


@case
def store_in_while(f):
    d = "?" if f.dynamic else "4"
    a = f.op("numpy.copy", [f.constant(np.arange(4.0))], dims=[4], dtype=f64)
    zero = f.index(0)
    f.raw(f'%w = "scf.while"({zero.name}) ({{')
    f.raw("^bb0(%i: index):")
    f.raw(f'%x = "numpy.load"({a.name}, %i) : ({a.type}, index) -> f64')
    f.raw('%lim = "arith.constant"() {value = 2.5 : f64} : () -> f64')
    f.raw('%go = "arith.cmpf"(%x, %lim) {predicate = 4 : i64} : (f64, f64) -> i1')
    f.raw('"scf.condition"(%go, %i) : (i1, index) -> ()')
    f.raw("}, {")
    f.raw("^bb0(%j: index):")
    f.raw('%one = "arith.constant"() {value = 1 : index} : () -> index')
    f.raw('%nine = "arith.constant"() {value = 9.0 : f64} : () -> f64')
    f.raw(f'"numpy.store"(%nine, {a.name}, %j) : (f64, {a.type}, index) -> ()')
    f.raw('%n = "arith.addi"(%j, %one) : (index, index) -> index')
    f.raw('"scf.yield"(%n) : (index) -> ()')
    f.raw("}) : (index) -> index")
    f.show(a)
    return [np.array([9.0, 9, 9, 3])]


EXTRA = """
  func.func private @fill_row(%a: !numpy.ndarray<tensor<?x?xf64>>, %i: index, %x: f64) {
    %one = "arith.constant"() {value = 1 : index} : () -> index
    %zero = "arith.constant"() {value = 0 : index} : () -> index
    %n = "numpy.dim"(%a) {axis = 1 : i64} : (!numpy.ndarray<tensor<?x?xf64>>) -> index
    %r = "numpy.view"(%a, %i, %one, %one, %zero, %n, %one) {drop = array<i64: 0>} : (!numpy.ndarray<tensor<?x?xf64>>, index, index, index, index, index, index) -> !numpy.ndarray<tensor<?xf64>>
    "numpy.assign"(%r, %x) : (!numpy.ndarray<tensor<?xf64>>, f64) -> ()
    func.return
  }
  func.func private @fill_two(%a: !numpy.ndarray<tensor<?x?xf64>>, %x: f64) -> f64 {
    %zero = "arith.constant"() {value = 0 : index} : () -> index
    %one = "arith.constant"() {value = 1 : index} : () -> index
    func.call @fill_row(%a, %zero, %x) : (!numpy.ndarray<tensor<?x?xf64>>, index, f64) -> ()
    %y = "numpy.load"(%a, %zero, %zero) : (!numpy.ndarray<tensor<?x?xf64>>, index, index) -> f64
    %z = "arith.addf"(%y, %y) : (f64, f64) -> f64
    func.call @fill_row(%a, %one, %z) : (!numpy.ndarray<tensor<?x?xf64>>, index, f64) -> ()
    func.return %z : f64
  }
"""


def mutated_arguments(f):
    a = f.op("numpy.copy", [f.constant(M34)], dims=[3, 4], dtype=f64)
    v = view(f, a, (3, 4), (S(None), S(1, 3)))
    f.raw(f'%two = func.call @fill_two({v.name}, {f.scalar(4.0, f64).name}) : ({v.type}, f64) -> f64')
    f.show(a)
    from ir_text import Value
    f.show(Value("%two", "f64", None, f64))
    w = M34.copy()
    w[0, 1:3] = 4
    w[1, 1:3] = 8
    return [w, np.array(8.0)]


case(mutated_arguments, dynamic=(True,))


@case
def runtime_writes(f):
    n = f.index(5)
    sizes = [n] if f.dynamic else []
    a = f.op("numpy.empty", sizes, dims=[5], dtype=f64)
    f.op("numpy.call", [a], 'callee = "test_count_up", writes = array<i64: 0>')
    f.show(a)
    f.op("numpy.call", [view(f, a, (5,), (S(1, 3),))], 'callee = "test_count_up", writes = array<i64: 0>')
    f.show(a)
    return [np.arange(5.0) + 1, np.array([1.0, 1, 2, 4, 5])]
