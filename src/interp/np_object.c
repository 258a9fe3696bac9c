// What ufuncs do with arrays of Python objects: the language's operators, or the objects' own methods.
#include "interp/np_extended.h"
#include <string.h>

static const int binary_ops[ND_UFUNC_COUNT] = {
    [ND_add] = 1 + PY_ADD,         [ND_subtract] = 1 + PY_SUB,          [ND_multiply] = 1 + PY_MULT,
    [ND_divide] = 1 + PY_DIV,      [ND_floor_divide] = 1 + PY_FLOORDIV, [ND_remainder] = 1 + PY_MOD,
    [ND_power] = 1 + PY_POW,       [ND_bitwise_and] = 1 + PY_AND,       [ND_bitwise_or] = 1 + PY_OR,
    [ND_bitwise_xor] = 1 + PY_XOR, [ND_left_shift] = 1 + PY_LSHIFT,     [ND_right_shift] = 1 + PY_RSHIFT};
static const int unary_ops[ND_UFUNC_COUNT] = {
    [ND_negative] = 1 + PY_NEG, [ND_positive] = 1 + PY_POS, [ND_invert] = 1 + PY_INVERT, [ND_absolute] = 1 + PY_ABS};
static const int compare_ops[ND_UFUNC_COUNT] = {[ND_equal] = 1 + PY_EQ,   [ND_not_equal] = 1 + PY_NE,
                                                [ND_less] = 1 + PY_LT,    [ND_less_equal] = 1 + PY_LE,
                                                [ND_greater] = 1 + PY_GT, [ND_greater_equal] = 1 + PY_GE};

static py_object *by_method(const char *name, int argument, py_object *x, py_object *y) {
    py_object *key = py_str_cstr(name), *method = NULL;
    int found = py_getattr_optional(x, key, &method);
    py_decref(key);
    if (found < 0) return NULL;
    if (!found || !py_callable(method)) {
        py_xdecref(method);
        return py_raise(&py_TypeError,
                        "loop of ufunc does not support argument %d of type %s which has no callable %s method",
                        argument, x->type->name, name);
    }
    py_object *r = y ? py_call1(method, y) : py_call0(method);
    py_decref(method);
    return r;
}

static py_object *chosen(py_object *x, py_object *y, py_compare_op op) {
    int r = py_compare_bool(x, y, op);
    return r < 0 ? NULL : py_incref(r ? x : y);
}

static py_object *sign_of(py_object *x) {
    py_object *zero = py_int(0);
    int more = py_compare_bool(x, zero, PY_GT), less = more == 0 ? py_compare_bool(x, zero, PY_LT) : 0;
    py_decref(zero);
    return more < 0 || less < 0 ? NULL : py_int(more - less);
}

static py_object *rounded(const char *function, py_object *x) {
    py_object *math = py_import("math"), *f = math ? py_getattr_str(math, function) : NULL,
              *r = f ? py_call1(f, x) : NULL;
    py_xdecref(math);
    py_xdecref(f);
    return r;
}

py_object *np_object_apply(nd_ufunc id, py_object *x, py_object *y) {
    if (binary_ops[id]) return py_binary(x, y, (py_binary_op)(binary_ops[id] - 1));
    if (unary_ops[id]) return py_unary(x, (py_unary_op)(unary_ops[id] - 1));
    if (compare_ops[id]) return py_compare(x, y, (py_compare_op)(compare_ops[id] - 1));
    int truth;
    switch (id) {
    case ND_maximum:
    case ND_fmax: return chosen(x, y, PY_GE);
    case ND_minimum:
    case ND_fmin: return chosen(x, y, PY_LE);
    case ND_square: return py_binary(x, x, PY_MULT);
    case ND_reciprocal: {
        py_object *one = py_int(1), *r = py_binary(one, x, PY_DIV);
        py_decref(one);
        return r;
    }
    case ND_sign: return sign_of(x);
    case ND_floor: return rounded("floor", x);
    case ND_ceil: return rounded("ceil", x);
    case ND_trunc: return rounded("trunc", x);
    case ND_logical_and: return (truth = py_truth(x)) < 0 ? NULL : py_incref(truth ? y : x);
    case ND_logical_or: return (truth = py_truth(x)) < 0 ? NULL : py_incref(truth ? x : y);
    case ND_logical_not: return (truth = py_truth(x)) < 0 ? NULL : py_incref(py_bool(!truth));
    case ND_logical_xor: {
        int a = py_truth(x), b = py_truth(y);
        return a < 0 || b < 0 ? NULL : py_incref(py_bool(a != b));
    }
    case ND_isnan:
    case ND_isinf:
    case ND_isfinite:
    case ND_signbit:
        return py_raise(
            &py_TypeError,
            "ufunc '%s' not supported for the input types, and the inputs could not be safely coerced to any "
            "supported types according to the casting rule ''safe''",
            nd_ufunc_get_info(id)->name);
    default: return by_method(nd_ufunc_get_info(id)->name, 0, x, y);
    }
}

typedef struct application {
    nd_ufunc id;
    bool truth;   // the result is a bool
} application;

static py_object *get(const char *p) {
    py_object *o;
    memcpy(&o, p, sizeof o);
    return o ? o : PY_NONE;
}

static bool apply(void *ctx, char *const *p) {
    const application *a = ctx;
    bool two = nd_ufunc_get_info(a->id)->inputs == 2;
    py_object *r = np_object_apply(a->id, get(p[0]), two ? get(p[1]) : NULL);
    if (!r) return false;
    char *to = p[two ? 2 : 1];
    int truth = a->truth ? py_truth(r) : 0;
    bool ok = a->truth ? truth >= 0 : np_element_set(nprt_dtype_object(), to, r);
    if (a->truth) *to = truth > 0;
    py_decref(r);
    return ok;
}

bool np_object_call(nd_ufunc id, const nprt_array *const *in, const nd_ufunc_options *o, nprt_array *out) {
    int n = nd_ufunc_get_info(id)->inputs, made = 0;
    nprt_array own[2];
    const nprt_array *arrays[2];
    nprt_dtype object = nprt_dtype_object();
    bool ok = true;
    for (; made < n && ok; made++) {
        ok = nd_astype(NULL, in[made], object, 'K', &own[made]) || np_raise();
        if (!ok) break;
        arrays[made] = &own[made];
    }
    application a = {id, compare_ops[id] && o->dtype == NPRT_DTYPE_COUNT};
    ok = ok && np_each(n, arrays, a.truth ? NPRT_bool : object, o->out, o->where, apply, &a, out);
    for (int i = 0; i < made; i++) nd_release(&own[i]);
    return ok;
}

// ---- Products

static py_object *inner(const nprt_array *a, const char *p, int64_t ps, const nprt_array *b, const char *q, int64_t qs,
                        int64_t n) {
    py_object *sum = NULL;
    for (int64_t k = 0; k < n; k++) {
        (void)a;
        (void)b;
        py_object *product = py_binary(get(p + k * ps), get(q + k * qs), PY_MULT), *next;
        if (!product || !sum) {
            if (!product) {
                py_xdecref(sum);
                return NULL;
            }
            sum = product;
            continue;
        }
        next = py_binary(sum, product, PY_ADD);
        py_decref(sum);
        py_decref(product);
        if (!(sum = next)) return NULL;
    }
    return sum ? sum : py_int(0);
}

// Both of rank 2, into rows × columns objects.
static bool multiply(const nprt_array *a, const nprt_array *b, const nprt_array *out) {
    for (int64_t i = 0; i < a->shape[0]; i++) {
        for (int64_t j = 0; j < b->shape[1]; j++) {
            py_object *v = inner(a, a->data + i * a->strides[0], a->strides[1], b, b->data + j * b->strides[1],
                                 b->strides[0], a->shape[1]);
            if (!v) return false;
            np_element_set(out->dtype, out->data + i * out->strides[0] + j * out->strides[1], v);
            py_decref(v);
        }
    }
    return true;
}

static void add_axis(nprt_array *a, bool front) {
    if (front) {
        a->shape[1] = a->shape[0];
        a->strides[1] = a->strides[0];
    }
    a->shape[front ? 0 : 1] = 1;
    a->strides[front ? 0 : 1] = 0;
    a->rank = 2;
}

bool np_object_matmul(const nprt_array *x, const nprt_array *y, nprt_array *out) {
    nprt_dtype object = nprt_dtype_object();
    if (x->rank < 1 || y->rank < 1 || x->rank > 2 || y->rank > 2) {
        py_raise(&py_NotImplementedError, "npcc: products of object arrays of rank %d and %d are not supported",
                 x->rank, y->rank);
        return false;
    }
    nprt_array a, b, r;
    if (!nd_astype(NULL, x, object, 'K', &a)) return np_raise();
    bool ok = nd_astype(NULL, y, object, 'K', &b) || np_raise();
    if (!ok) {
        nd_release(&a);
        return false;
    }
    bool row = a.rank == 1, column = b.rank == 1;
    if (row) add_axis(&a, true);
    if (column) add_axis(&b, false);
    if (a.shape[1] != b.shape[0]) {
        py_raise(&py_ValueError,
                 "matmul: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature "
                 "(n?,k),(k,m?)->(n?,m?) "
                 "(size %lld is different from %lld)",
                 (long long)b.shape[0], (long long)a.shape[1]);
        ok = false;
    }
    int64_t shape[] = {a.shape[0], b.shape[1]};
    ok = ok && (nd_empty(object, 2, shape, &r) || np_raise());
    if (ok && !multiply(&a, &b, &r)) {
        nd_release(&r);
        ok = false;
    }
    nd_release(&a);
    nd_release(&b);
    if (!ok) return false;
    if (row) {
        r.shape[0] = r.shape[1];
        r.strides[0] = r.strides[1];
    }
    r.rank = 2 - row - column;
    *out = r;
    return true;
}
