"""The cases of run.py: MLIR text at the tensor stage, inputs and the NumPy reference."""
import numpy as np

ID1 = "affine_map<(d0) -> (d0)>"
ID2 = "affine_map<(d0, d1) -> (d0, d1)>"
ROW = "affine_map<(d0, d1) -> (d0)>"
COL = "affine_map<(d0, d1) -> (d1)>"
SCALAR2 = "affine_map<(d0, d1) -> ()>"


class Case:
    def __init__(self, name, text, runs, make, reference, results, rtol=1e-6, atol=1e-6, maximum_copies=None, maximum_allocations=None):
        self.name, self.text, self.runs, self.make, self.reference, self.results = name, text, runs, make, reference, results
        self.rtol, self.atol, self.maximum_copies, self.maximum_allocations = rtol, atol, maximum_copies, maximum_allocations


def f32(rng, *shape):
    return rng.standard_normal(shape).astype(np.float32)


def generic(maps, iterators, ins, outs, args, body, result):
    """One linalg.generic. ins, outs: list of (value, type)."""
    iters = ", ".join(f'"{i}"' for i in iterators)
    ins_text = f"ins({', '.join(v for v, _ in ins)} : {', '.join(t for _, t in ins)}) " if ins else ""
    return (f"linalg.generic {{indexing_maps = [{', '.join(maps)}], iterator_types = [{iters}]}} "
            f"{ins_text}outs({', '.join(v for v, _ in outs)} : {', '.join(t for _, t in outs)}) {{\n"
            f"  ^bb0({', '.join(args)}):\n{body}\n  }} -> {result}")


PP = ("parallel", "parallel")
PR = ("parallel", "reduction")
RP = ("reduction", "parallel")
M = "tensor<?x?xf32>"
V = "tensor<?xf32>"


def dims2(x, t=M):
    return f"""
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %d0 = tensor.dim {x}, %c0 : {t}
  %d1 = tensor.dim {x}, %c1 : {t}
"""


def elementwise():
    body = "    %s = arith.addf %a, %b : f32\n    %t = math.absf %s : f32\n    %u = arith.mulf %t, %b : f32\n    linalg.yield %u : f32"
    text = f"""func.func @elementwise(%x: {M}, %y: {M}) -> {M} {{
{dims2('%x')}
  %e = tensor.empty(%d0, %d1) : {M}
  %r = {generic([ID2, ID2, ID2], PP, [('%x', M), ('%y', M)], [('%e', M)], ['%a: f32', '%b: f32', '%o: f32'], body, M)}
  return %r : {M}
}}"""
    return Case("elementwise", text, [(3, 5), (0, 4), (1, 1), (17, 31), (64, 64)], lambda rng, m, n: (f32(rng, m, n), f32(rng, m, n)),
                lambda x, y: np.abs(x + y) * y, [(np.float32, 2)], maximum_copies=0, maximum_allocations=1)


def bias():
    body = "    %s = arith.addf %a, %b : f32\n    linalg.yield %s : f32"
    text = f"""func.func @bias(%x: {M}, %y: {V}) -> {M} {{
{dims2('%x')}
  %e = tensor.empty(%d0, %d1) : {M}
  %r = {generic([ID2, COL, ID2], PP, [('%x', M), ('%y', V)], [('%e', M)], ['%a: f32', '%b: f32', '%o: f32'], body, M)}
  return %r : {M}
}}"""
    return Case("bias", text, [(3, 5), (7, 0), (1, 1), (17, 31), (200, 768)], lambda rng, m, n: (f32(rng, m, n), f32(rng, n)),
                lambda x, y: x + y, [(np.float32, 2)])


def transpose():
    T = "affine_map<(d0, d1) -> (d1, d0)>"
    text = f"""func.func @transpose(%x: {M}) -> {M} {{
{dims2('%x')}
  %e = tensor.empty(%d1, %d0) : {M}
  %r = {generic([T, ID2], PP, [('%x', M)], [('%e', M)], ['%a: f32', '%o: f32'], '    linalg.yield %a : f32', M)}
  return %r : {M}
}}"""
    return Case("transpose", text, [(3, 5), (1, 7), (33, 65)], lambda rng, m, n: (f32(rng, m, n),), lambda x: x.T, [(np.float32, 2)])


SUM = "    %s = arith.addf %o, %a : f32\n    linalg.yield %s : f32"
MAX = "    %s = arith.maximumf %o, %a : f32\n    linalg.yield %s : f32"


def softmax():
    sub = "    %s = arith.subf %a, %b : f32\n    %t = math.exp %s : f32\n    linalg.yield %t : f32"
    div = "    %s = arith.divf %a, %b : f32\n    linalg.yield %s : f32"
    text = f"""func.func @softmax(%x: {M}) -> {M} {{
{dims2('%x')}
  %ninf = arith.constant 0xFF800000 : f32
  %zero = arith.constant 0.0 : f32
  %e1 = tensor.empty(%d0) : {V}
  %f1 = linalg.fill ins(%ninf : f32) outs(%e1 : {V}) -> {V}
  %f2 = linalg.fill ins(%zero : f32) outs(%e1 : {V}) -> {V}
  %m = {generic([ID2, ROW], PR, [('%x', M)], [('%f1', V)], ['%a: f32', '%o: f32'], MAX, V)}
  %e = tensor.empty(%d0, %d1) : {M}
  %p = {generic([ID2, ROW, ID2], PP, [('%x', M), ('%m', V)], [('%e', M)], ['%a: f32', '%b: f32', '%o: f32'], sub, M)}
  %q = {generic([ID2, ROW], PR, [('%p', M)], [('%f2', V)], ['%a: f32', '%o: f32'], SUM, V)}
  %r = {generic([ID2, ROW, ID2], PP, [('%p', M), ('%q', V)], [('%e', M)], ['%a: f32', '%b: f32', '%o: f32'], div, M)}
  return %r : {M}
}}"""

    def reference(x):
        e = np.exp(x - x.max(axis=1, keepdims=True))
        return e / e.sum(axis=1, keepdims=True)
    return Case("softmax", text, [(3, 5), (1, 1), (17, 130), (40, 64), (5, 1000)], lambda rng, m, n: (f32(rng, m, n),), reference,
                [(np.float32, 2)], maximum_copies=0)


def sum_rows():
    text = f"""func.func @sum_rows(%x: {M}) -> {V} {{
{dims2('%x')}
  %zero = arith.constant 0.0 : f32
  %e1 = tensor.empty(%d0) : {V}
  %f1 = linalg.fill ins(%zero : f32) outs(%e1 : {V}) -> {V}
  %m = {generic([ID2, ROW], PR, [('%x', M)], [('%f1', V)], ['%a: f32', '%o: f32'], SUM, V)}
  return %m : {V}
}}"""
    return Case("sum_rows", text, [(3, 5), (4, 0), (0, 3), (9, 1023), (2, 64)], lambda rng, m, n: (f32(rng, m, n),), lambda x: x.sum(axis=1),
                [(np.float32, 1)], rtol=1e-5, atol=1e-4)


def sum_columns():
    text = f"""func.func @sum_columns(%x: {M}) -> {V} {{
{dims2('%x')}
  %zero = arith.constant 0.0 : f32
  %e1 = tensor.empty(%d1) : {V}
  %f1 = linalg.fill ins(%zero : f32) outs(%e1 : {V}) -> {V}
  %m = {generic([ID2, COL], RP, [('%x', M)], [('%f1', V)], ['%a: f32', '%o: f32'], SUM, V)}
  return %m : {V}
}}"""
    return Case("sum_columns", text, [(3, 5), (4, 0), (0, 3), (9, 1023), (100, 77)], lambda rng, m, n: (f32(rng, m, n),), lambda x: x.sum(axis=0),
                [(np.float32, 1)], rtol=1e-5, atol=1e-4)


def sum_all():
    text = f"""func.func @sum_all(%x: {M}) -> tensor<f32> {{
  %zero = arith.constant 0.0 : f32
  %e1 = tensor.empty() : tensor<f32>
  %f1 = linalg.fill ins(%zero : f32) outs(%e1 : tensor<f32>) -> tensor<f32>
  %m = {generic([ID2, SCALAR2], ("reduction", "reduction"), [('%x', M)], [('%f1', 'tensor<f32>')], ['%a: f32', '%o: f32'], SUM, 'tensor<f32>')}
  return %m : tensor<f32>
}}"""
    return Case("sum_all", text, [(3, 5), (4, 0), (9, 1023)], lambda rng, m, n: (f32(rng, m, n),), lambda x: x.sum(), [(np.float32, 0)], rtol=1e-5, atol=1e-4)


def argmax():
    text = f"""func.func @argmax(%x: {M}) -> tensor<?xi64> {{
{dims2('%x')}
  %ninf = arith.constant 0xFF800000 : f32
  %z = arith.constant 0 : i64
  %e1 = tensor.empty(%d0) : {V}
  %e2 = tensor.empty(%d0) : tensor<?xi64>
  %f1 = linalg.fill ins(%ninf : f32) outs(%e1 : {V}) -> {V}
  %f2 = linalg.fill ins(%z : i64) outs(%e2 : tensor<?xi64>) -> tensor<?xi64>
  %m:2 = linalg.generic {{indexing_maps = [{ID2}, {ROW}, {ROW}], iterator_types = ["parallel", "reduction"]}} ins(%x : {M}) outs(%f1, %f2 : {V}, tensor<?xi64>) {{
  ^bb0(%a: f32, %b: f32, %i: i64):
    %j = linalg.index 1 : index
    %k = arith.index_cast %j : index to i64
    %g = arith.cmpf ogt, %a, %b : f32
    %v = arith.select %g, %a, %b : f32
    %w = arith.select %g, %k, %i : i64
    linalg.yield %v, %w : f32, i64
  }} -> ({V}, tensor<?xi64>)
  return %m#1 : tensor<?xi64>
}}"""
    return Case("argmax", text, [(3, 5), (9, 100)], lambda rng, m, n: (f32(rng, m, n),), lambda x: x.argmax(axis=1), [(np.int64, 1)])


def index_body():
    body = ("    %i = linalg.index 0 : index\n    %j = linalg.index 1 : index\n    %k = arith.subi %i, %j : index\n"
            "    %l = arith.index_cast %k : index to i64\n    %f = arith.sitofp %l : i64 to f32\n    linalg.yield %f : f32")
    text = f"""func.func @index_body(%x: {M}) -> {M} {{
{dims2('%x')}
  %e = tensor.empty(%d0, %d1) : {M}
  %r = {generic([ID2], PP, [], [('%e', M)], ['%o: f32'], body, M)}
  return %r : {M}
}}"""
    return Case("index_body", text, [(3, 5), (20, 40)], lambda rng, m, n: (f32(rng, m, n),),
                lambda x: np.subtract.outer(np.arange(x.shape[0]), np.arange(x.shape[1])).astype(np.float32), [(np.float32, 2)])


def gather_rows():
    body = ("    %i = arith.index_cast %a : i64 to index\n    %j = linalg.index 1 : index\n    %v = tensor.extract %x[%i, %j] : tensor<?x?xf32>\n"
            "    linalg.yield %v : f32")
    text = f"""func.func @gather_rows(%x: {M}, %ids: tensor<?xi64>) -> {M} {{
{dims2('%x')}
  %n = tensor.dim %ids, %c0 : tensor<?xi64>
  %e = tensor.empty(%n, %d1) : {M}
  %r = {generic([ROW, ID2], PP, [('%ids', 'tensor<?xi64>')], [('%e', M)], ['%a: i64', '%o: f32'], body, M)}
  return %r : {M}
}}"""
    return Case("gather_rows", text, [(7, 37, 5)], lambda rng, m, n, k: (f32(rng, m, n), rng.integers(0, m, k)),
                lambda x, i: x[i], [(np.float32, 2)])


def mask():
    body = "    %s = arith.cmpf ogt, %a, %b : f32\n    linalg.yield %s : i1"
    pick = "    %s = arith.select %m, %a, %b : f32\n    linalg.yield %s : f32"
    B = "tensor<?x?xi1>"
    text = f"""func.func @mask(%x: {M}, %y: {M}) -> ({B}, {M}) {{
{dims2('%x')}
  %e = tensor.empty(%d0, %d1) : {B}
  %f = tensor.empty(%d0, %d1) : {M}
  %m = {generic([ID2, ID2, ID2], PP, [('%x', M), ('%y', M)], [('%e', B)], ['%a: f32', '%b: f32', '%o: i1'], body, B)}
  %r = {generic([ID2, ID2, ID2, ID2], PP, [('%m', B), ('%x', M), ('%y', M)], [('%f', M)], ['%m_: i1', '%a: f32', '%b: f32', '%o: f32'], pick.replace('%m', '%m_'), M)}
  return %m, %r : {B}, {M}
}}"""
    return Case("mask", text, [(3, 5), (20, 40)], lambda rng, m, n: (f32(rng, m, n), f32(rng, m, n)),
                lambda x, y: (x > y, np.maximum(x, y)), [(np.bool_, 2), (np.float32, 2)])


def matmul_case(name, maps, shape_a, shape_b, reference, dtype="f32", rtol=1e-4):
    t = f"tensor<?x?x{dtype}>"
    nd = np.float32 if dtype == "f32" else np.float64
    m_from = ("%a", 0 if shape_a == "mk" else 1)
    n_from = ("%b", 1 if shape_b == "kn" else 0)
    attr = f" indexing_maps = [{maps}]" if maps else ""
    text = f"""func.func @{name}(%a: {t}, %b: {t}) -> {t} {{
  %cm = arith.constant {m_from[1]} : index
  %cn = arith.constant {n_from[1]} : index
  %m = tensor.dim {m_from[0]}, %cm : {t}
  %n = tensor.dim {n_from[0]}, %cn : {t}
  %z = arith.constant 0.0 : {dtype}
  %e = tensor.empty(%m, %n) : {t}
  %f = linalg.fill ins(%z : {dtype}) outs(%e : {t}) -> {t}
  %r = linalg.matmul{attr} ins(%a, %b : {t}, {t}) outs(%f : {t}) -> {t}
  return %r : {t}
}}"""
    runs = [(1, 1, 1), (1, 37, 19), (1, 1040, 33), (2, 3, 5), (5, 7, 0), (0, 4, 3), (16, 64, 48), (17, 53, 100), (31, 1, 9), (33, 50, 40), (70, 97, 600), (129, 2100, 31)]

    def make(rng, m, n, k):
        a = rng.standard_normal((m, k) if shape_a == "mk" else (k, m)).astype(nd)
        b = rng.standard_normal((k, n) if shape_b == "kn" else (n, k)).astype(nd)
        return a, b
    return Case(name, text, runs, make, reference, [(nd, 2)], rtol=rtol, atol=1e-3 if dtype == "f32" else 1e-10)


def map3(a, b):
    return f"affine_map<(m, n, k) -> ({a})>, affine_map<(m, n, k) -> ({b})>, affine_map<(m, n, k) -> (m, n)>"


def matmuls():
    yield matmul_case("matmul_nn", "", "mk", "kn", lambda a, b: a @ b)
    yield matmul_case("matmul_nt", map3("m, k", "n, k"), "mk", "nk", lambda a, b: a @ b.T)
    yield matmul_case("matmul_tn", map3("k, m", "k, n"), "km", "kn", lambda a, b: a.T @ b)
    yield matmul_case("matmul_tt", map3("k, m", "n, k"), "km", "nk", lambda a, b: a.T @ b.T)
    yield matmul_case("matmul_f64", "", "mk", "kn", lambda a, b: a @ b, "f64", 1e-9)


def batch_matmul():
    T3 = "tensor<?x?x?xf32>"
    text = f"""func.func @batch_matmul(%a: {T3}, %b: {T3}) -> {T3} {{
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c2 = arith.constant 2 : index
  %p = tensor.dim %a, %c0 : {T3}
  %m = tensor.dim %a, %c1 : {T3}
  %n = tensor.dim %b, %c2 : {T3}
  %z = arith.constant 0.0 : f32
  %e = tensor.empty(%p, %m, %n) : {T3}
  %f = linalg.fill ins(%z : f32) outs(%e : {T3}) -> {T3}
  %r = linalg.batch_matmul ins(%a, %b : {T3}, {T3}) outs(%f : {T3}) -> {T3}
  return %r : {T3}
}}"""
    return Case("batch_matmul", text, [(3, 5, 7, 9), (12, 40, 64, 40)], lambda rng, p, m, n, k: (f32(rng, p, m, k), f32(rng, p, k, n)),
                lambda a, b: a @ b, [(np.float32, 3)], rtol=1e-4, atol=1e-4)


def vectors():
    text = f"""func.func @vectors(%a: {M}, %x: {V}, %y: {V}) -> ({V}, {V}, tensor<f32>) {{
{dims2('%a')}
  %z = arith.constant 0.0 : f32
  %e0 = tensor.empty(%d0) : {V}
  %f0 = linalg.fill ins(%z : f32) outs(%e0 : {V}) -> {V}
  %e1 = tensor.empty(%d1) : {V}
  %f1 = linalg.fill ins(%z : f32) outs(%e1 : {V}) -> {V}
  %e2 = tensor.empty() : tensor<f32>
  %f2 = linalg.fill ins(%z : f32) outs(%e2 : tensor<f32>) -> tensor<f32>
  %p = linalg.matvec ins(%a, %x : {M}, {V}) outs(%f0 : {V}) -> {V}
  %q = linalg.vecmat ins(%y, %a : {V}, {M}) outs(%f1 : {V}) -> {V}
  %r = linalg.dot ins(%x, %x : {V}, {V}) outs(%f2 : tensor<f32>) -> tensor<f32>
  return %p, %q, %r : {V}, {V}, tensor<f32>
}}"""
    return Case("vectors", text, [(3, 5), (1, 1), (100, 77), (5, 0)], lambda rng, m, n: (f32(rng, m, n), f32(rng, n), f32(rng, m)),
                lambda a, x, y: (a @ x, y @ a, x @ x), [(np.float32, 1), (np.float32, 1), (np.float32, 0)], rtol=1e-4, atol=1e-4)


def jacobi():
    """The stencil of NPBench's jacobi_1d, both arrays carried by the loop and updated in place."""
    body = ("    %s1 = arith.addf %a, %b : f32\n    %s2 = arith.addf %s1, %c : f32\n    %s3 = arith.mulf %s2, %w : f32\n    linalg.yield %s3 : f32")

    def step(name, source, into):
        return f"""
    %{name}0 = tensor.extract_slice {source}[0] [%m] [1] : {V} to {V}
    %{name}1 = tensor.extract_slice {source}[1] [%m] [1] : {V} to {V}
    %{name}2 = tensor.extract_slice {source}[2] [%m] [1] : {V} to {V}
    %{name}e = tensor.empty(%m) : {V}
    %{name}g = {generic([ID1] * 4, ("parallel",), [(f'%{name}0', V), (f'%{name}1', V), (f'%{name}2', V)], [(f'%{name}e', V)], ['%a: f32', '%b: f32', '%c: f32', '%o: f32'], body, V)}
    %{name} = tensor.insert_slice %{name}g into {into}[1] [%m] [1] : {V} into {V}"""
    text = f"""func.func private @jacobi_(%steps: index, %x: {V}, %y: {V}) -> ({V}, {V}) {{
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c2 = arith.constant 2 : index
  %w = arith.constant 0.333333343 : f32
  %n = tensor.dim %x, %c0 : {V}
  %m = arith.subi %n, %c2 : index
  %r:2 = scf.for %i = %c0 to %steps step %c1 iter_args(%p = %x, %q = %y) -> ({V}, {V}) {{
{step('u', '%p', '%q')}
{step('v', '%u', '%p')}
    scf.yield %v, %u : {V}, {V}
  }}
  return %r#0, %r#1 : {V}, {V}
}}
func.func @jacobi(%s: {V}, %x: {V}, %y: {V}) -> ({V}, {V}) {{
  %c0 = arith.constant 0 : index
  %steps = tensor.dim %s, %c0 : {V}
  %r:2 = func.call @jacobi_(%steps, %x, %y) : (index, {V}, {V}) -> ({V}, {V})
  return %r#0, %r#1 : {V}, {V}
}}"""

    def reference(s, a, b):
        a, b = a.copy(), b.copy()
        for _ in range(len(s)):
            b[1:-1] = np.float32(0.33333334) * (a[:-2] + a[1:-1] + a[2:])
            a[1:-1] = np.float32(0.33333334) * (b[:-2] + b[1:-1] + b[2:])
        return a, b
    # The two copies are those of the public function's borrowed arguments.
    return Case("jacobi", text, [(10, 50), (1, 3), (0, 7)], lambda rng, t, n: (f32(rng, t), f32(rng, n), f32(rng, n)), reference,
                [(np.float32, 1), (np.float32, 1)], maximum_copies=2, maximum_allocations=2)


def overlapping():
    """a[1:] = a[:-1] goes through a temporary."""
    text = f"""func.func @overlapping(%x: {V}) -> {V} {{
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %n = tensor.dim %x, %c0 : {V}
  %m = arith.subi %n, %c1 : index
  %z = tensor.empty(%n) : {V}
  %y = linalg.copy ins(%x : {V}) outs(%z : {V}) -> {V}
  %s = tensor.extract_slice %y[0] [%m] [1] : {V} to {V}
  %r = tensor.insert_slice %s into %y[1] [%m] [1] : {V} into {V}
  return %r : {V}
}}"""

    def reference(x):
        x = x.copy()
        x[1:] = x[:-1]
        return x
    return Case("overlapping", text, [(5,), (100,)], lambda rng, n: (f32(rng, n),), reference, [(np.float32, 1)])


def value_kept():
    """An update must not change the old value, which is still used."""
    text = f"""func.func @value_kept(%x: {V}) -> ({V}, {V}) {{
  %c0 = arith.constant 0 : index
  %n = tensor.dim %x, %c0 : {V}
  %z = tensor.empty(%n) : {V}
  %one = arith.constant 1.0 : f32
  %y = linalg.copy ins(%x : {V}) outs(%z : {V}) -> {V}
  %r = tensor.insert %one into %y[%c0] : {V}
  return %y, %r : {V}, {V}
}}"""

    def reference(x):
        y = x.copy()
        y[0] = 1
        return x, y
    return Case("value_kept", text, [(5,)], lambda rng, n: (f32(rng, n),), reference, [(np.float32, 1), (np.float32, 1)])


def branches():
    """A conditional update consumes the array in one branch and passes it on in the other."""
    text = f"""func.func @branches(%x: {V}, %s: {V}) -> {V} {{
  %c0 = arith.constant 0 : index
  %c3 = arith.constant 3 : index
  %n = tensor.dim %x, %c0 : {V}
  %k = tensor.dim %s, %c0 : {V}
  %z = tensor.empty(%n) : {V}
  %one = arith.constant 1.0 : f32
  %y = linalg.copy ins(%x : {V}) outs(%z : {V}) -> {V}
  %p = arith.cmpi sgt, %k, %c3 : index
  %r = scf.if %p -> ({V}) {{
    %u = tensor.insert %one into %y[%c0] : {V}
    scf.yield %u : {V}
  }} else {{
    scf.yield %y : {V}
  }}
  return %r : {V}
}}"""

    def reference(x, s):
        y = x.copy()
        if len(s) > 3:
            y[0] = 1
        return y
    return Case("branches", text, [(5, 2), (5, 4)], lambda rng, n, k: (f32(rng, n), f32(rng, k)), reference, [(np.float32, 1)],
                maximum_copies=0, maximum_allocations=1)


def swap():
    """u, v = v, u in a loop moves references and copies nothing but the borrowed arguments."""
    text = f"""func.func @swap(%s: {V}, %x: {V}, %y: {V}) -> ({V}, {V}) {{
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %n = tensor.dim %s, %c0 : {V}
  %r:2 = scf.for %i = %c0 to %n step %c1 iter_args(%p = %x, %q = %y) -> ({V}, {V}) {{
    scf.yield %q, %p : {V}, {V}
  }}
  return %r#0, %r#1 : {V}, {V}
}}"""
    return Case("swap", text, [(0, 5), (3, 4)], lambda rng, s, n: (f32(rng, s), f32(rng, n), f32(rng, n)),
                lambda s, x, y: (y, x) if len(s) % 2 else (x, y), [(np.float32, 1), (np.float32, 1)], maximum_copies=2, maximum_allocations=2)


def while_loop():
    body = "    %t = arith.mulf %a, %h : f32\n    linalg.yield %t : f32"
    text = f"""func.func @while_loop(%s: {V}, %x: {V}) -> {V} {{
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %h = arith.constant 0.5 : f32
  %n = tensor.dim %s, %c0 : {V}
  %m = tensor.dim %x, %c0 : {V}
  %r:2 = scf.while (%i = %c0, %p = %x) : (index, {V}) -> (index, {V}) {{
    %c = arith.cmpi slt, %i, %n : index
    scf.condition(%c) %i, %p : index, {V}
  }} do {{
  ^bb0(%i: index, %p: {V}):
    %j = arith.addi %i, %c1 : index
    %e = tensor.empty(%m) : {V}
    %q = {generic([ID1, ID1], ("parallel",), [('%p', V)], [('%e', V)], ['%a: f32', '%o: f32'], body, V)}
    scf.yield %j, %q : index, {V}
  }}
  return %r#1 : {V}
}}"""
    return Case("while_loop", text, [(0, 5), (3, 40)], lambda rng, s, n: (f32(rng, s), f32(rng, n)),
                lambda s, x: x * np.float32(0.5) ** len(s), [(np.float32, 1)], maximum_copies=1, maximum_allocations=1)


def reshapes():
    """Heads split and merged: expand, transpose, collapse; and a collapse of a strided view."""
    T3 = "tensor<?x?x?xf32>"
    text = f"""func.func @reshapes(%x: {M}) -> ({M}, {V}) {{
{dims2('%x')}
  %c4 = arith.constant 4 : index
  %h = arith.divui %d1, %c4 : index
  %a = tensor.expand_shape %x [[0], [1, 2]] output_shape [%d0, %h, 4] : {M} into tensor<?x?x4xf32>
  %e = tensor.empty(%h, %d0) : tensor<?x?x4xf32>
  %t = linalg.transpose ins(%a : tensor<?x?x4xf32>) outs(%e : tensor<?x?x4xf32>) permutation = [1, 0, 2]
  %r = tensor.collapse_shape %t [[0, 1], [2]] : tensor<?x?x4xf32> into tensor<?x4xf32>
  %r2 = tensor.cast %r : tensor<?x4xf32> to {M}
  %s = tensor.extract_slice %x[0, 1] [%d0, 2] [1, 1] : {M} to tensor<?x2xf32>
  %v = tensor.collapse_shape %s [[0, 1]] : tensor<?x2xf32> into {V}
  return %r2, %v : {M}, {V}
}}"""
    return Case("reshapes", text, [(3, 8), (5, 12)], lambda rng, m, n: (f32(rng, m, n),),
                lambda x: (x.reshape(x.shape[0], -1, 4).transpose(1, 0, 2).reshape(-1, 4), x[:, 1:3].ravel()), [(np.float32, 2), (np.float32, 1)])


def concat():
    text = f"""func.func @concat(%x: {M}, %y: {M}) -> {M} {{
  %r = tensor.concat dim(1) %x, %y : ({M}, {M}) -> {M}
  return %r : {M}
}}"""
    return Case("concat", text, [(3, 8), (5, 1)], lambda rng, m, n: (f32(rng, m, n), f32(rng, m, 3)),
                lambda x, y: np.concatenate([x, y], axis=1), [(np.float32, 2)])


def constants():
    body = "    %s = arith.addf %a, %b : f32\n    linalg.yield %s : f32"
    text = f"""func.func @constants(%x: tensor<3xf32>) -> tensor<3xf32> {{
  %k = arith.constant dense<[1.0, 2.0, 3.5]> : tensor<3xf32>
  %e = tensor.empty() : tensor<3xf32>
  %r = {generic([ID1] * 3, ("parallel",), [('%x', 'tensor<3xf32>'), ('%k', 'tensor<3xf32>')], [('%e', 'tensor<3xf32>')], ['%a: f32', '%b: f32', '%o: f32'], body, 'tensor<3xf32>')}
  return %r : tensor<3xf32>
}}"""
    return Case("constants", text, [()], lambda rng: (f32(rng, 3),), lambda x: x + np.float32([1, 2, 3.5]), [(np.float32, 1)])


def transposed_product():
    """x @ w.T with the transpose as an op of its own: never materialised."""
    text = f"""func.func @transposed_product(%x: {M}, %w: {M}) -> {M} {{
{dims2('%w')}
  %m = tensor.dim %x, %c0 : {M}
  %e = tensor.empty(%d1, %d0) : {M}
  %t = linalg.transpose ins(%w : {M}) outs(%e : {M}) permutation = [1, 0]
  %z = arith.constant 0.0 : f32
  %e2 = tensor.empty(%m, %d0) : {M}
  %f = linalg.fill ins(%z : f32) outs(%e2 : {M}) -> {M}
  %r = linalg.matmul ins(%x, %t : {M}, {M}) outs(%f : {M}) -> {M}
  return %r : {M}
}}"""
    return Case("transposed_product", text, [(3, 8, 5), (50, 60, 70)], lambda rng, m, n, k: (f32(rng, m, k), f32(rng, n, k)),
                lambda x, w: x @ w.T, [(np.float32, 2)], rtol=1e-4, atol=1e-4)


def rows_crossed():
    """Row sums that are read by column: no row-wise chain, although all loops have the same size."""
    body = "    %s = arith.addf %a, %b : f32\n    linalg.yield %s : f32"
    text = f"""func.func @rows_crossed(%x: tensor<40x40xf32>) -> tensor<40xf32> {{
  %zero = arith.constant 0.0 : f32
  %e1 = tensor.empty() : tensor<40xf32>
  %f1 = linalg.fill ins(%zero : f32) outs(%e1 : tensor<40xf32>) -> tensor<40xf32>
  %m = {generic([ID2, ROW], PR, [('%x', 'tensor<40x40xf32>')], [('%f1', 'tensor<40xf32>')], ['%a: f32', '%o: f32'], SUM, 'tensor<40xf32>')}
  %e = tensor.empty() : tensor<40x40xf32>
  %y = {generic([ID2, COL, ID2], PP, [('%x', 'tensor<40x40xf32>'), ('%m', 'tensor<40xf32>')], [('%e', 'tensor<40x40xf32>')], ['%a: f32', '%b: f32', '%o: f32'], body, 'tensor<40x40xf32>')}
  %q = {generic([ID2, ROW], PR, [('%y', 'tensor<40x40xf32>')], [('%f1', 'tensor<40xf32>')], ['%a: f32', '%o: f32'], MAX, 'tensor<40xf32>')}
  return %q : tensor<40xf32>
}}"""
    return Case("rows_crossed", text, [()], lambda rng: (f32(rng, 40, 40),), lambda x: np.maximum((x + x.sum(axis=1)).max(axis=1), 0), [(np.float32, 1)],
                rtol=1e-5, atol=1e-5)


def self_transpose():
    """y + y.T where y dies: the result must not be written over y while y is read across."""
    T = "affine_map<(d0, d1) -> (d1, d0)>"
    exp = "    %t = math.exp %a : f32\n    linalg.yield %t : f32"
    add = "    %t = arith.addf %a, %b : f32\n    linalg.yield %t : f32"
    text = f"""func.func @self_transpose(%x: {M}) -> {M} {{
{dims2('%x')}
  %e = tensor.empty(%d0, %d1) : {M}
  %y = {generic([ID2, ID2], PP, [('%x', M)], [('%e', M)], ['%a: f32', '%o: f32'], exp, M)}
  %r = {generic([ID2, T, ID2], PP, [('%y', M), ('%y', M)], [('%e', M)], ['%a: f32', '%b: f32', '%o: f32'], add, M)}
  return %r : {M}
}}"""
    return Case("self_transpose", text, [(17, 17), (40, 40)], lambda rng, m, n: (f32(rng, m, n),), lambda x: np.exp(x) + np.exp(x).T, [(np.float32, 2)],
                rtol=1e-5, atol=1e-5)


def conditional_view():
    """A row of a borrowed array, passed to a function, updated there: the caller's array keeps its value."""
    text = f"""func.func private @set_first(%v: {V}) -> {V} {{
  %c0 = arith.constant 0 : index
  %one = arith.constant 1.0 : f32
  %r = tensor.insert %one into %v[%c0] : {V}
  return %r : {V}
}}
func.func @conditional_view(%x: {M}) -> ({V}, {V}) {{
{dims2('%x')}
  %s = tensor.extract_slice %x[1, 0] [1, %d1] [1, 1] : {M} to {V}
  %r = func.call @set_first(%s) : ({V}) -> {V}
  %u = func.call @set_first(%r) : ({V}) -> {V}
  return %s, %u : {V}, {V}
}}"""

    def reference(x):
        y = x[1].copy()
        y[0] = 1
        return x[1], y
    return Case("conditional_view", text, [(3, 5)], lambda rng, m, n: (f32(rng, m, n),), reference, [(np.float32, 1), (np.float32, 1)], maximum_allocations=2)


def all_cases():
    for make in (elementwise, bias, transpose, sum_rows, sum_columns, sum_all, softmax, argmax, index_body, gather_rows, mask, batch_matmul,
                 vectors, jacobi, overlapping, value_kept, branches, swap, while_loop, reshapes, concat, constants, transposed_product,
                 rows_crossed, self_transpose, conditional_view):
        yield make()
    yield from matmuls()
