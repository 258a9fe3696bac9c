// Products of arrays and linear algebra.
#include "interp/np_extended.h"
#include "runtime/nd/nd_linalg.h"
#include <string.h>

// An operand of a function of numbers only.
static bool numbers(py_object *o, const char *function, nprt_array *out) {
    if (!np_convert(o, NPRT_DTYPE_COUNT, out) || !np_nativise(out)) return false;
    if (!np_extended(out)) return true;
    nd_release(out);
    py_raise(&py_TypeError, "No loop matching the specified signature and casting was found for ufunc %s", function);
    return false;
}

typedef bool binary_fn(nd_context *, const nprt_array *, const nprt_array *, nprt_array *);
typedef bool unary_fn(nd_context *, const nprt_array *, nprt_array *);

static py_object *binary(const py_args *args, const char *name, binary_fn *fn) {
    py_object *x = NULL, *y = NULL, *out = NULL;
    nprt_array a, b, r;
    if (!py_parse(args, name, "a b out=", &x, &y, &out) || !np_convert(x, NPRT_DTYPE_COUNT, &a)) return NULL;
    bool ok = np_convert(y, NPRT_DTYPE_COUNT, &b);
    if (ok) {
        bool const product = fn == nd_matmul || fn == nd_dot;
        ok = np_nativise(&a) && np_nativise(&b);
        if (ok && (np_extended(&a) || np_extended(&b)))
            ok = product ? np_extended_product(&a, &b, &r)
                         : (py_raise(&py_TypeError, "%s: not supported for these dtypes", name), false);
        else if (ok)
            ok = fn(np_context(), &a, &b, &r) || np_raise();
        nd_release(&b);
    }
    nd_release(&a);
    if (!ok) return NULL;
    if (!out || out == PY_NONE)
        return fn == nd_matmul  ? np_wrap_result((py_object *[]){x, y}, 2, NULL, &r)
               : fn == nd_solve ? np_wrap_result(&y, 1, NULL, &r)
                                : np_product_result(x, y, &r);
    ok = np_is_array(out) && nd_assign(np_context(), np_array_of(out), &r);
    nd_release(&r);
    return ok ? py_incref(out) : np_raise();
}

static py_object *unary(const py_args *args, const char *name, unary_fn *fn) {
    nprt_array a, r;
    if (!py_arity(args, name, 1, 1) || !numbers(args->v[0], name, &a)) return NULL;
    bool ok = fn(np_context(), &a, &r);
    nd_release(&a);
    if (!ok) return np_raise();
    return r.rank ? np_wrap_result(&args->v[0], 1, NULL, &r) : np_result(&r);
}

static py_object *f_matmul(py_object *self, const py_args *a) {
    (void)self;
    return binary(a, "matmul", nd_matmul);
}
static py_object *f_dot(py_object *self, const py_args *a) {
    (void)self;
    return binary(a, "dot", nd_dot);
}
static py_object *f_vdot(py_object *self, const py_args *a) {
    (void)self;
    return binary(a, "vdot", nd_vdot);
}
static py_object *f_inner(py_object *self, const py_args *a) {
    (void)self;
    return binary(a, "inner", nd_inner);
}

// _correlate(a, v, full) of numbers in one dtype.
static py_object *f_correlate(py_object *self, const py_args *args) {
    (void)self;
    nprt_array r;
    if (!py_arity(args, "_correlate", 3, 3)) return NULL;
    bool const full = py_truth(args->v[2]) == 1;
    return nd_correlate(np_array_of(args->v[0]), np_array_of(args->v[1]), full, &r) ? np_wrap(&r) : np_raise();
}

static py_object *f_einsum(py_object *self, const py_args *args) {
    (void)self;
    nprt_array arrays[NPRT_MAX_RANK], r;
    const nprt_array *p[NPRT_MAX_RANK];
    int n = (int)args->n - 1, made = 0;
    if (n < 1 || n > NPRT_MAX_RANK || !py_is_str(args->v[0]))
        return py_raise(&py_ValueError, "must specify the einstein sum subscripts string and at least one operand");
    while (made < n && numbers(args->v[made + 1], "einsum", &arrays[made])) {
        p[made] = &arrays[made];
        made++;
    }
    bool ok = made == n && (nd_einsum(np_context(), py_str_data(args->v[0]), n, p, &r) || np_raise());
    for (int i = 0; i < made; i++) nd_release(&arrays[i]);
    return ok ? np_result(&r) : NULL;
}

static py_object *pair(nprt_array *x, nprt_array *y) {
    py_object *a = np_result(x), *b = np_result(y), *t = a && b ? py_tuple_pack(2, a, b) : NULL;
    py_xdecref(a);
    py_xdecref(b);
    return t;
}

static py_object *f_solve(py_object *self, const py_args *a) {
    (void)self;
    return binary(a, "solve", nd_solve);
}
static py_object *f_inv(py_object *self, const py_args *a) {
    (void)self;
    return unary(a, "inv", nd_inv);
}
static py_object *f_det(py_object *self, const py_args *a) {
    (void)self;
    return unary(a, "det", nd_det);
}
static py_object *f_cholesky(py_object *self, const py_args *a) {
    (void)self;
    return unary(a, "cholesky", nd_cholesky);
}

static py_object *f_slogdet(py_object *self, const py_args *args) {
    (void)self;
    nprt_array a, s, l;
    if (!py_arity(args, "slogdet", 1, 1) || !numbers(args->v[0], "linalg", &a)) return NULL;
    bool ok = nd_slogdet(np_context(), &a, &s, &l);
    nd_release(&a);
    return ok ? pair(&s, &l) : np_raise();
}

static py_object *f_qr(py_object *self, const py_args *args) {
    (void)self;
    py_object *x = NULL, *complete = NULL;
    nprt_array a, q, r;
    if (!py_parse(args, "_qr", "a complete=", &x, &complete) || !numbers(x, "linalg", &a)) return NULL;
    bool ok = nd_qr(np_context(), &a, complete && py_truth(complete) == 1, &q, &r);
    nd_release(&a);
    return ok ? pair(&q, &r) : np_raise();
}

static py_object *f_eigh(py_object *self, const py_args *args) {
    (void)self;
    py_object *x = NULL, *uplo = NULL, *wanted = NULL;
    char u = 'L';
    nprt_array a, w, v;
    if (!py_parse(args, "eigh", "a UPLO= vectors=", &x, &uplo, &wanted) || !np_char_arg(uplo, &u) ||
        !numbers(x, "linalg", &a))
        return NULL;
    bool const vectors = !wanted || py_truth(wanted) == 1;
    bool ok = nd_eigh(np_context(), &a, u == 'U', &w, vectors ? &v : NULL);
    nd_release(&a);
    if (!ok) return np_raise();
    return vectors ? pair(&w, &v) : np_result(&w);
}

static py_object *f_eig(py_object *self, const py_args *args) {
    (void)self;
    py_object *x = NULL, *wanted = NULL;
    nprt_array a, w, v;
    if (!py_parse(args, "_eig", "a vectors=", &x, &wanted) || !numbers(x, "linalg", &a)) return NULL;
    bool const vectors = !wanted || py_truth(wanted) == 1;
    bool ok = nd_eig(np_context(), &a, &w, vectors ? &v : NULL);
    nd_release(&a);
    if (!ok) return np_raise();
    return vectors ? pair(&w, &v) : np_result(&w);
}

static py_object *f_svd(py_object *self, const py_args *args) {
    (void)self;
    py_object *x = NULL, *full = NULL, *wanted = NULL;
    nprt_array a, u, s, vh;
    if (!py_parse(args, "_svd", "a full= vectors=", &x, &full, &wanted) || !numbers(x, "linalg", &a)) return NULL;
    bool const vectors = !wanted || py_truth(wanted) == 1;
    bool ok = nd_svd(np_context(), &a, !full || py_truth(full) == 1, vectors ? &u : NULL, &s, vectors ? &vh : NULL);
    nd_release(&a);
    if (!ok) return np_raise();
    if (!vectors) return np_result(&s);
    py_object *a1 = np_wrap(&u), *a2 = np_wrap(&s), *a3 = np_wrap(&vh), *t = py_tuple_pack(3, a1, a2, a3);
    py_decref(a1);
    py_decref(a2);
    py_decref(a3);
    return t;
}

static py_object *f_fft(py_object *self, const py_args *args) {
    (void)self;
    py_object *x = NULL, *n = NULL, *axis = NULL, *inverse = NULL, *real = NULL;
    nprt_array a, r;
    int64_t length = -1;
    int ax = -1;
    if (!py_parse(args, "_fft", "a n= axis= inverse= real=", &x, &n, &axis, &inverse, &real)) return NULL;
    if ((n && n != PY_NONE && !py_as_int64(n, &length)) || (axis && !np_axis_arg(axis, &ax)) ||
        !numbers(x, "linalg", &a))
        return NULL;
    bool ok = nd_fft(np_context(), &a, length, ax, inverse && py_truth(inverse) == 1, real && py_truth(real) == 1, &r);
    nd_release(&a);
    return ok ? np_wrap(&r) : np_raise();
}

const py_method_def np_linalg_functions[] = {{"matmul", f_matmul, PY_METHOD},
                                             {"dot", f_dot, PY_METHOD},
                                             {"vdot", f_vdot, PY_METHOD},
                                             {"inner", f_inner, PY_METHOD},
                                             {"_correlate", f_correlate, PY_METHOD},
                                             {"einsum", f_einsum, PY_METHOD},
                                             {"_solve", f_solve, PY_METHOD},
                                             {"_inv", f_inv, PY_METHOD},
                                             {"_det", f_det, PY_METHOD},
                                             {"_slogdet", f_slogdet, PY_METHOD},
                                             {"_cholesky", f_cholesky, PY_METHOD},
                                             {"_qr", f_qr, PY_METHOD},
                                             {"_eigh", f_eigh, PY_METHOD},
                                             {"_eig", f_eig, PY_METHOD},
                                             {"_svd", f_svd, PY_METHOD},
                                             {"_fft", f_fft, PY_METHOD},
                                             {NULL, NULL, PY_METHOD}};
