// Arrays: creation, element-wise functions, reductions, products, shape changes.
#include "dialect/arith/arith.h"
#include "dialect/numpy/numpy.h"
#include "dialect/python/python.h"
#include "specialise/state.h"

#include <string.h>

// ---- ufuncs ----

typedef enum type_rule {
    R_addlike,
    R_number,
    R_float,
    R_intdiv,
    R_power,
    R_realonly,
    R_same,
    R_bits,
    R_compare,
    R_logical,
    R_test
} type_rule;
static const struct {
    const char *name;
    unsigned opcode;
    int inputs;
    type_rule rule;
    const char *reduce;
} ufuncs[] = {
#define UFUNC(NAME, INPUTS, TYPES, REDUCE, DOC) {#NAME, NUMPY_##NAME, INPUTS, R_##TYPES, REDUCE},
#include "base/ufuncs.def"
};

static int ufunc_index(const char *name) {
    if (strcmp(name, "true_divide") == 0) name = "divide";
    if (strcmp(name, "mod") == 0) name = "remainder";
    if (strcmp(name, "abs") == 0) name = "absolute";
    if (strcmp(name, "degrees") == 0) name = "rad2deg";
    if (strcmp(name, "radians") == 0) name = "deg2rad";
    if (strcmp(name, "conj") == 0) name = "conjugate";
    if (strcmp(name, "bitwise_not") == 0) name = "invert";
    for (int i = 0; i < (int)(sizeof ufuncs / sizeof *ufuncs); i++)
        if (strcmp(ufuncs[i].name, name) == 0) return i;
    return -1;
}

bool is_ufunc(const char *name) { return ufunc_index(name) >= 0; }

// The dtype of the loop for operands of dtype p.
static bool loop_dtype(spec *s, int u, dtype p, dtype *loop, dtype *result) {
    char const k = dtype_kind(p);
    dtype const as_float = k != 'b' && k != 'i' && k != 'u' ? p
                           : dtype_size(p) == 1             ? DT_float16
                           : dtype_size(p) == 2             ? DT_float32
                                                            : DT_float64;
    *loop = p;
    switch (ufuncs[u].rule) {
    case R_float: *loop = as_float; break;
    case R_realonly:
        if (k == 'c')
            return fail(s, "TypeError", NULL, "ufunc '%s' not supported for complex numbers", ufuncs[u].name), false;
        *loop = strcmp(ufuncs[u].name, "floor") == 0 || strcmp(ufuncs[u].name, "ceil") == 0 ||
                        strcmp(ufuncs[u].name, "trunc") == 0
                    ? as_float
                    : as_float;
        break;
    case R_test: *loop = as_float, *result = DT_bool; return true;
    case R_compare: *result = DT_bool; return true;
    case R_logical: *loop = DT_bool, *result = DT_bool; return true;
    case R_bits:
        if (k == 'f' || k == 'c')
            return fail(s, "TypeError", "convert to an integer type first",
                        "ufunc '%s' not supported for the input types", ufuncs[u].name),
                   false;
        if (k == 'b' && strstr(ufuncs[u].name, "shift")) *loop = DT_int8;
        break;
    case R_intdiv:
    case R_power:
        if (k == 'b') *loop = DT_int8;
        break;
    case R_number:
        if (k == 'b') {
            if (strcmp(ufuncs[u].name, "square") == 0) break;
            return fail(s, "TypeError", "use ^, logical_xor or ~", "numpy boolean %s is not supported", ufuncs[u].name),
                   false;
        }
        break;
    default: break;
    }
    *result = *loop;
    if (strcmp(ufuncs[u].name, "absolute") == 0 && k == 'c') *result = p == DT_complex64 ? DT_float32 : DT_float64;
    return true;
}

// NumPy 1: beside arrays of the same or a higher kind (bool, integers, the others) a scalar, of NumPy or of Python, is
// as small as its value allows; a value known only at run time is taken to fit.
static int simple_kind(dtype t) { return t == DT_bool ? 0 : strchr("iu", dtype_kind(t)) ? 1 : 2; }

static dtype smallest_beside(dtype t, int64_t value) {
    static const dtype types_signed[] = {DT_int8, DT_int16, DT_int32},
                       types_unsigned[] = {DT_uint8, DT_uint16, DT_uint32};
    bool const is_signed = value < 0 || dtype_kind(t) == 'i';
    for (int i = 0; i < 3; i++) {
        int const bits = (8 << i) - is_signed;
        if (value >= (is_signed ? -((int64_t)1 << bits) : 0) && value < (int64_t)1 << bits)
            return is_signed ? types_signed[i] : types_unsigned[i];
    }
    return is_signed ? DT_int64 : DT_uint64;
}

static bool promoted_numpy1(int n, sval *const *v, dtype *out) {
    int arrays = -1, scalars = -1;
    dtype t = DT_bool;
    for (int i = 0; i < n; i++) {
        bool const is_array = v[i]->kind == SV_ARRAY && v[i]->array.rank > 0;
        dtype const d = v[i]->kind == SV_ARRAY ? v[i]->array.dtype : stype_dtype(sval_stype(v[i]));
        int *most = is_array ? &arrays : &scalars;
        if (is_array) t = arrays < 0 ? d : dtype_promote(t, d);
        if (simple_kind(d) > *most) *most = simple_kind(d);
    }
    if (scalars < 0 || arrays < scalars) return false;
    for (int i = 0; i < n; i++) {
        int64_t value;
        if (v[i]->kind == SV_ARRAY) {
            if (!v[i]->array.rank && dtype_kind(v[i]->array.dtype) == 'c') t = dtype_promote(t, DT_complex64);
            continue;
        }
        if (dtype_kind(stype_dtype(sval_stype(v[i]))) == 'c') t = dtype_promote(t, DT_complex64);
        if (arrays == 1 && sval_known_int(v[i], &value)) t = dtype_promote(t, smallest_beside(t, value));
    }
    *out = t;
    return true;
}

// The promoted dtype of the operands: arrays and NumPy scalars by dtype, Python scalars weakly.
static dtype promoted(spec *s, int n, sval *const *v) {
    dtype old;
    if (numpy1_rules(s) && promoted_numpy1(n, v, &old)) return old;
    int st = -1;
    for (int i = 0; i < n; i++) {
        sval probe = {.kind = SV_SCALAR}, other = {.kind = SV_SCALAR};
        probe.scalar.st = v[i]->kind == SV_ARRAY ? ST_NP + (int)v[i]->array.dtype : sval_stype(v[i]);
        if (st < 0) {
            st = probe.scalar.st;
            continue;
        }
        other.scalar.st = st;
        st = scalar_result_type(s, &other, &probe);
    }
    return stype_dtype(st);
}

const char *dims_text(spec *s, int rank, sval *const *dims) {
    arena *a = s->diags->arena;
    const char *text = "";
    for (int i = 0; i < rank; i++) {
        const char *comma = i || rank == 1 ? "," : "";
        int64_t d;
        const char *size = sval_known_int(dims[i], &d) ? arena_printf(a, "%lld", (long long)d) : "?";
        text = rank == 1 ? arena_printf(a, "%s,", size) : arena_printf(a, "%s%s%s", text, comma, size);
    }
    return arena_printf(a, "(%s)", text);
}

static bool cannot_broadcast(spec *s, int n, sval *const *v) {
    const char *text = "";
    for (int i = 0; i < n; i++)
        text = arena_printf(s->diags->arena, "%s %s", text,
                            v[i]->kind == SV_ARRAY ? dims_text(s, v[i]->array.rank, v[i]->array.dims) : "()");
    return fail(s, "ValueError", "make the two sizes equal, or one of them 1",
                "operands could not be broadcast together with shapes%s", text),
           false;
}

static bool broadcast_dims(spec *s, int n, sval *const *v, int *out_rank, sval ***out) {
    int rank = 0;
    for (int i = 0; i < n; i++)
        if (v[i]->kind == SV_ARRAY && v[i]->array.rank > rank) rank = v[i]->array.rank;
    sval **dims = ARENA_ARRAY(s->arena, sval *, rank + 1);
    for (int i = 0; i < n; i++) {
        if (v[i]->kind != SV_ARRAY) continue;
        int const shift = rank - v[i]->array.rank;
        for (int k = 0; k < v[i]->array.rank; k++) {
            sval *d = v[i]->array.dims[k], *have = dims[shift + k];
            int64_t x;
            if (!have || (sval_known_int(have, &x) && x == 1)) {
                dims[shift + k] = d;
                continue;
            }
            if (sval_known_int(d, &x) && x == 1) continue;
            if (d->kind == SV_NUM && have->kind == SV_NUM && !sval_same(d, have)) return cannot_broadcast(s, n, v);
            sval *other = v[0];
            for (int j = 0; j < i; j++)
                if (v[j]->kind == SV_ARRAY) other = v[j];
            if (!shapes_must_fit(s, other, v[i], have, d, "nprt_fail_broadcast",
                                 "operands could not be broadcast together", &dims[shift + k]))
                return false;
        }
    }
    *out_rank = rank;
    *out = dims;
    return true;
}

// ---- shapes that do not fit, found at run time ----

typedef struct misfit {
    const char *callee;
    sval *arrays[2], *sizes[2];
} misfit;

static bool stretched_at_run_time(spec *s, void *data) {
    (void)data;
    ir_op *op =
        ir_build(&s->b, PYTHON_raise, 1,
                 (ir_value *[]){str_ir(
                     s, sv_str(s, "native code does not stretch a dimension whose size 1 is known only at run time"))},
                 0, NULL, 0);
    ir_op_set_attr(s->ir, op, "kind", ir_attr_string(s->ir, "NotImplementedError"));
    return true;
}

static bool shapes_differ(spec *s, void *data) {
    misfit const *m = data;
    for (int i = 0; i < 2; i++) {
        int64_t n;
        if (sval_known_int(m->sizes[i], &n) || strcmp(m->callee, "nprt_fail_matmul") == 0) continue;
        sval *one = scalar_compare(s, OP_Eq, m->sizes[i], sv_int(s, 1));
        if (one->kind != SV_NUM && !branch(s, scalar_value(s, one), stretched_at_run_time, NULL, NULL)) return false;
    }
    for (int i = 0; i < 2; i++) {
        emit_call(s, "nprt_shape_begin", 0, NULL, 0, NULL, false);
        for (int k = 0; k < m->arrays[i]->array.rank; k++) {
            ir_value *d = scalar_value(s, scalar_convert(s, m->arrays[i]->array.dims[k], ST_INT));
            emit_call(s, "nprt_shape_dim", 1, &d, 0, NULL, false);
        }
    }
    emit_call(s, m->callee, 0, NULL, 0, NULL, true);
    cell_set(s, s->frame->exit, sv_int(s, EXIT_DEAD));
    return true;
}

// Are dimensions a of x and b of y one size? The error names both shapes.
bool shapes_must_fit(spec *s, sval *x, sval *y, sval *a, sval *b, const char *callee, const char *message, sval **out) {
    *out = a->kind == SV_NUM ? a : b->kind == SV_NUM ? b : a;
    if (sval_same(a, b)) return true;
    if (a->kind == SV_NUM && b->kind == SV_NUM) return dims_must_equal(s, a, b, message, out);
    sval *differ = scalar_compare(s, OP_NotEq, a, b);
    if (differ->kind == SV_NUM) return differ->num.i ? dims_must_equal(s, a, b, message, out) : true;
    misfit m = {callee, {x, y}, {a, b}};
    return branch(s, scalar_value(s, differ), shapes_differ, NULL, &m);
}

bool dims_must_equal(spec *s, sval *a, sval *b, const char *message, sval **out) {
    *out = a->kind == SV_NUM ? a : b->kind == SV_NUM ? b : a;
    if (sval_same(a, b)) return true;
    if (a->kind == SV_NUM && b->kind == SV_NUM)
        return fail(s, "ValueError", "make the two sizes equal, or one of them 1", "%s: sizes %lld and %lld differ",
                    message, (long long)a->num.i, (long long)b->num.i),
               false;
    sval *same = scalar_compare(s, OP_Eq, a, b);
    if (same->kind == SV_NUM) {
        if (same->num.i) return true;
        return fail(s, "ValueError", NULL, "%s: the sizes differ", message), false;
    }
    emit_check(s, scalar_value(s, same), "ValueError", message);
    return true;
}

static ir_value **dynamic_dims(spec *s, int rank, sval *const *dims, int *n) {
    ir_value **out = ARENA_ARRAY(s->arena, ir_value *, rank + 1);
    *n = 0;
    for (int i = 0; i < rank; i++)
        if (dims[i]->kind != SV_NUM) out[(*n)++] = index_value(s, dims[i]);
    return out;
}

// A scalar operand in the loop's dtype.
static ir_value *operand_value(spec *s, sval *v, dtype loop) {
    if (v->kind == SV_ARRAY) {
        sval *c = array_cast(s, v, loop);
        return c ? c->array.v : NULL;
    }
    sval *c = scalar_convert(s, v, ST_NP + (int)loop);
    return c ? scalar_value(s, c) : NULL;
}

static sval *scalar_ufunc(spec *s, int u, int n, sval **in);

static const struct {
    const char *ufunc;
    ast_operator op;
} operators[] = {{"add", OP_Add},
                 {"subtract", OP_Sub},
                 {"multiply", OP_Mult},
                 {"divide", OP_Div},
                 {"floor_divide", OP_FloorDiv},
                 {"remainder", OP_Mod},
                 {"power", OP_Pow},
                 {"equal", OP_Eq},
                 {"not_equal", OP_NotEq},
                 {"less", OP_Lt},
                 {"less_equal", OP_LtE},
                 {"greater", OP_Gt},
                 {"greater_equal", OP_GtE},
                 {"bitwise_and", OP_BitAnd},
                 {"bitwise_or", OP_BitOr},
                 {"bitwise_xor", OP_BitXor},
                 {"left_shift", OP_LShift},
                 {"right_shift", OP_RShift}};

// NumPy functions of scalars only: through a 0-d array unless an operator says the same.
static sval *scalar_ufunc(spec *s, int u, int n, sval **in) {
    for (int i = 0; i < n; i++) in[i] = scalar_convert(s, in[i], ST_NP + (int)stype_dtype(sval_stype(in[i])));
    for (size_t i = 0; i < sizeof operators / sizeof *operators && n == 2; i++) {
        if (strcmp(operators[i].ufunc, ufuncs[u].name) != 0) continue;
        ast_operator const op = operators[i].op;
        return op >= OP_Eq ? scalar_compare(s, op, in[0], in[1]) : scalar_binary(s, op, in[0], in[1]);
    }
    sval *known = fold_ufunc(s, ufuncs[u].name, n, in);
    if (known) return known;
    sval *a = array_full(s, stype_dtype(sval_stype(in[0])), 0, NULL, in[0]);
    sval *args[2] = {a, n > 1 ? in[1] : NULL};
    sval *r = a ? ufunc_call(s, ufuncs[u].name, n, args, NULL, NULL, NULL) : NULL;
    return r ? array_index(s, r, sv_tuple(s, 0, NULL)) : NULL;
}

// Integers to negative integer powers are an error, which takes a look at every exponent.
static bool exponent_is_natural(spec *s, sval *v) {
    static const char message[] = "Integers to negative integer powers are not allowed.";
    int64_t n;
    if (sval_known_int(v, &n)) return n >= 0 || (fail(s, "ValueError", "use a float base", "%s", message), false);
    if (v->kind == SV_SCALAR && v->scalar.lo >= 0 && sval_is_int(v)) return true;
    if (v->kind == SV_ARRAY && dtype_kind(v->array.dtype) != 'i') return true;
    sval *in[2] = {v, sv_int(s, 0)};
    sval *good = v->kind == SV_ARRAY ? ufunc_call(s, "greater_equal", 2, in, NULL, NULL, NULL)
                                     : scalar_compare(s, OP_GtE, v, in[1]);
    if (good && good->kind == SV_ARRAY) good = array_reduce(s, "logical_and", good, sv_none(s), false, NULL);
    if (!good) return false;
    emit_check(s, scalar_value(s, good), "ValueError", message);
    return true;
}

sval *ufunc_call(spec *s, const char *name, int n, sval **given, sval *out, sval *where, sval *dt) {
    int const u = ufunc_index(name);
    if (u < 0) return unsupported(s, "the function %s", name);
    if (n != ufuncs[u].inputs)
        return fail(s, "TypeError", NULL, "%s() takes %d positional arguments but %d were given", name,
                    ufuncs[u].inputs, n);
    if (where && where->kind != SV_NONE && !(where->kind == SV_NUM && where->num.i))
        return unsupported(s, "where= of %s", name);
    sval *in[2];
    bool arrays = false;
    for (int i = 0; i < n; i++) {
        in[i] = sval_is_number(given[i]) ? given[i] : array_of(s, given[i], -1);
        if (!in[i]) return NULL;
        arrays = arrays || in[i]->kind == SV_ARRAY;
    }
    dtype loop, result;
    if (!loop_dtype(s, u, promoted(s, n, in), &loop, &result)) return NULL;
    if (dt && dt->kind != SV_NONE) {
        if (!dtype_of(s, dt, &loop)) return NULL;
        if (ufuncs[u].rule != R_compare && ufuncs[u].rule != R_test) result = loop;
    }
    sval *r;
    if (!arrays) {
        r = scalar_ufunc(s, u, n, in);
        if (r && dt && dt->kind != SV_NONE) r = scalar_convert(s, r, ST_NP + (int)result);
    } else {
        // x ** 2 and x ** 3 are products.
        int64_t exponent;
        if (strcmp(ufuncs[u].name, "power") == 0 && strchr("iu", dtype_kind(loop)) && !exponent_is_natural(s, in[1]))
            return NULL;
        if (strcmp(ufuncs[u].name, "power") == 0 && in[1]->kind == SV_NUM &&
            (sval_known_int(in[1], &exponent) || (in[1]->num.f == 2.0 && (exponent = 2)) ||
             (in[1]->num.f == 3.0 && (exponent = 3))) &&
            exponent >= 1 && exponent <= 3) {
            sval *x = array_cast(s, in[0], loop), *p = x;
            for (int64_t i = 1; p && i < exponent; i++)
                p = ufunc_call(s, "multiply", 2, (sval *[]){p, x}, NULL, NULL, NULL);
            r = exponent == 1 && p ? ufunc_call(s, "positive", 1, &p, NULL, NULL, NULL) : p;
        } else {
            int rank;
            sval **dims;
            if (ufuncs[u].rule == R_power && dtype_kind(loop) == 'c')
                return unsupported(s, "powers of complex numbers but 1, 2 and 3");
            if (!broadcast_dims(s, n, in, &rank, &dims)) return NULL;
            ir_value *operands[2];
            for (int i = 0; i < n; i++)
                if (!(operands[i] = operand_value(s, in[i], loop))) return NULL;
            r = sv_array(s, result, rank, dims,
                         emit1(s, ufuncs[u].opcode, n, operands, array_type(s, result, rank, dims)));
        }
    }
    if (!r || !out || out->kind == SV_NONE) return r;
    if (out->kind == SV_TUPLE && out->tuple.n == 1) out = out->tuple.items[0];
    if (out->kind != SV_ARRAY) return fail(s, "TypeError", NULL, "return arrays must be of ArrayType");
    return array_assign(s, out, r) ? out : NULL;
}

// ---- conversion ----

sval *array_cast(spec *s, sval *a, dtype t) {
    if (a->array.dtype == t) return a;
    return sv_array(s, t, a->array.rank, a->array.dims,
                    emit_un(s, NUMPY_cast, a->array.v, array_type(s, t, a->array.rank, a->array.dims)));
}

sval *array_empty(spec *s, dtype t, int rank, sval **dims) {
    int n;
    ir_value **d = dynamic_dims(s, rank, dims, &n);
    return sv_array(s, t, rank, dims, emit1(s, NUMPY_empty, n, d, array_type(s, t, rank, dims)));
}

sval *array_full(spec *s, dtype t, int rank, sval **dims, sval *fill) {
    int n;
    sval *x = scalar_convert(s, fill, ST_NP + (int)t);
    if (!x) return NULL;
    ir_value **d = dynamic_dims(s, rank, dims, &n), **operands = ARENA_ARRAY(s->arena, ir_value *, n + 2);
    operands[0] = scalar_value(s, x);
    memcpy(operands + 1, d, (size_t)n * sizeof *d);
    return sv_array(s, t, rank, dims, emit1(s, NUMPY_full, n + 1, operands, array_type(s, t, rank, dims)));
}

static sval *from_scalar(spec *s, sval *v, int dt) {
    dtype const t = dt >= 0 ? (dtype)dt : stype_dtype(sval_stype(v));
    return array_full(s, t, 0, NULL, v);
}

// A run-time list of numbers as a 1-d array.
typedef struct list_copy {
    sval *list, *array;
} list_copy;
static bool copy_step(spec *s, void *data, sval *index) {
    list_copy *c = data;
    sval *item = rlist_get(s, c->list, index);
    return item && array_index_set(s, c->array, index, item);
}

// A run-time list of arrays of one shape, stacked.
static sval *from_array_list(spec *s, sval *v, int dt) {
    sval *n = rlist_length(s, v), *item = v->object.cell->v->rlist.item;
    emit_check(s, scalar_value(s, scalar_compare(s, OP_Gt, n, sv_int(s, 0))), "ValueError",
               "native code needs at least one array in the list");
    sval *first = rlist_get(s, v, sv_int(s, 0));
    if (!first) return NULL;
    int const rank = item->array.rank + 1;
    sval **dims = ARENA_ARRAY(s->arena, sval *, rank);
    dims[0] = n;
    for (int i = 1; i < rank; i++) dims[i] = first->array.dims[i - 1];
    list_copy c = {v, array_empty(s, dt >= 0 ? (dtype)dt : item->array.dtype, rank, dims)};
    loop_body body = {NULL, copy_step, &c, NULL};
    return loop_counted(s, &body, n) ? c.array : NULL;
}

static sval *from_rlist(spec *s, sval *v, int dt) {
    sval *item = v->object.cell->v->rlist.item;
    if (item->kind == SV_ARRAY) return from_array_list(s, v, dt);
    if (item->kind == SV_TUPLE) return unsupported(s, "an array of a run-time list of %s", sval_type_name(item));
    if (item->kind != SV_SCALAR)
        return fail(s, "TypeError", NULL, "cannot make an array of a list of %s", sval_type_name(item));
    sval *dims = rlist_length(s, v);
    list_copy c = {v, array_empty(s, dt >= 0 ? (dtype)dt : stype_dtype(item->scalar.st), 1, (sval *[]){dims})};
    c.array->array.dims = ARENA_ARRAY(s->arena, sval *, 1);
    c.array->array.dims[0] = dims;
    loop_body body = {NULL, copy_step, &c, NULL};
    return loop_counted(s, &body, dims) ? c.array : NULL;
}

static sval *contents_of(sval *v) { return v->kind == SV_LIST ? v->object.cell->v : v; }

// The scalars of nested sequences, and their shape.
static bool collect(spec *s, sval *v, int depth, int *rank, int64_t *shape, value_list *unused, void *out) {
    (void)unused;
    VEC(sval *) *flat = out;
    if (sval_is_number(v)) {
        if (*rank >= 0 && depth != *rank)
            return fail(s, "ValueError", NULL,
                        "setting an array element with a sequence: the rows have different lengths"),
                   false;
        *rank = depth;
        vec_push(s->arena, flat, v);
        return true;
    }
    if (v->kind == SV_ARRAY && v->array.rank == 0)
        return collect(s, array_index(s, v, sv_tuple(s, 0, NULL)), depth, rank, shape, NULL, out);
    sval *c = contents_of(v);
    if (c->kind != SV_TUPLE || depth >= 16)
        return fail(s, "TypeError", NULL, "cannot make an array of a value of type %s", sval_type_name(v)), false;
    if (shape[depth] >= 0 && shape[depth] != c->tuple.n)
        return fail(s, "ValueError", NULL,
                    "setting an array element with a sequence. The requested array has an inhomogeneous shape"),
               false;
    shape[depth] = c->tuple.n;
    for (int i = 0; i < c->tuple.n; i++)
        if (!collect(s, c->tuple.items[i], depth + 1, rank, shape, NULL, out)) return false;
    if (c->tuple.n == 0 && *rank < depth + 1) *rank = depth + 1;
    return true;
}

static bool holds_array(const sval *v) {
    if (v->kind == SV_ARRAY) return v->array.rank > 0;
    if (v->kind == SV_LIST) v = v->object.cell->v;
    if (v->kind == SV_RLIST) return true;
    for (int i = 0; v->kind == SV_TUPLE && i < v->tuple.n; i++)
        if (holds_array(v->tuple.items[i])) return true;
    return false;
}

static sval *constant_array(spec *s, dtype t, int rank, sval **dims, int n, sval **items) {
    size_t const size = (size_t)dtype_size(t);
    char *data = arena_alloc(s->arena, (size_t)n * size + 1);
    for (int i = 0; i < n; i++) {
        sval *x = scalar_convert(s, items[i], ST_NP + (int)t);
        if (!x || x->kind != SV_NUM) return NULL;
        float const f = (float)x->num.f;
        if (t == DT_float64)
            memcpy(data + (size_t)i * size, &x->num.f, size);
        else if (t == DT_float32)
            memcpy(data + (size_t)i * size, &f, size);
        else if (dtype_kind(t) == 'f' || dtype_kind(t) == 'c')
            return NULL;
        else
            memcpy(data + (size_t)i * size, &x->num.i, size);   // little-endian hosts
    }
    ir_type const type = array_type(s, t, rank, dims);
    int64_t shape[16];
    for (int i = 0; i < rank; i++) sval_known_int(dims[i], &shape[i]);
    ir_type const tensor = ir_type_tensor(s->ir, rank, shape, dtype_ir(s->ir, t, true));
    ir_op *op = ir_build(&s->b, NUMPY_constant, 0, NULL, 1, &type, 0);
    ir_op_set_attr(s->ir, op, "value", ir_attr_dense(s->ir, tensor, data, false));
    return sv_array(s, t, rank, dims, ir_result(op, 0));
}

static sval *from_sequence(spec *s, sval *v, int dt) {
    if (holds_array(v)) {   // a list of arrays: stacked
        sval *items = sequence_items(s, v);
        if (!items) return NULL;
        sval **parts = ARENA_ARRAY(s->arena, sval *, items->tuple.n + 1);
        for (int i = 0; i < items->tuple.n; i++) {
            sval *a = array_of(s, items->tuple.items[i], dt);
            if (!a) return NULL;
            sval *none = sv_none(s), *index = sv_tuple(s, 2, (sval *[]){none, sv_new(s, SV_ELLIPSIS)});
            index->tuple.items = arena_copy(s->arena, index->tuple.items, 2 * sizeof(sval *));
            if (!(parts[i] = array_index(s, a, index))) return NULL;
        }
        return array_concatenate(s, items->tuple.n, parts, 0);
    }
    VEC(sval *) flat = {0};
    int rank = -1;
    int64_t shape[17];
    for (int i = 0; i < 17; i++) shape[i] = -1;
    if (!collect(s, v, 0, &rank, shape, NULL, &flat)) return NULL;
    int st = ST_FLOAT;
    for (int i = 0; i < flat.n; i++) {
        sval prior = {.kind = SV_SCALAR};
        prior.scalar.st = st;
        st = i ? scalar_result_type(s, &prior, flat.data[i]) : sval_stype(flat.data[i]);
    }
    dtype const t = dt >= 0 ? (dtype)dt : stype_dtype(st);
    sval **dims = ARENA_ARRAY(s->arena, sval *, rank + 1);
    bool known = flat.n > 0;
    for (int i = 0; i < rank; i++) dims[i] = sv_int(s, shape[i]);
    for (int i = 0; i < flat.n; i++) known = known && flat.data[i]->kind == SV_NUM;
    if (flat.n == 0) return array_empty(s, t, rank, dims);
    sval *constant = known ? constant_array(s, t, rank, dims, flat.n, flat.data) : NULL;
    if (constant) return constant;
    ir_value **x = ARENA_ARRAY(s->arena, ir_value *, flat.n + 1);
    for (int i = 0; i < flat.n; i++) {
        sval *c = scalar_convert(s, flat.data[i], ST_NP + (int)t);
        if (!c) return NULL;
        x[i] = scalar_value(s, c);
    }
    return sv_array(s, t, rank, dims, emit1(s, NUMPY_from_elements, flat.n, x, array_type(s, t, rank, dims)));
}

static sval *from_range(spec *s, sval *v, int dt) {
    sequence q;
    if (!sequence_open(s, v, &q)) return NULL;
    dtype const t = dt >= 0 ? (dtype)dt : DT_int64;
    sval **dims = ARENA_ARRAY(s->arena, sval *, 1);
    dims[0] = q.length;
    sval *start = scalar_convert(s, v->range.start, ST_NP + (int)t),
         *step = scalar_convert(s, v->range.step, ST_NP + (int)t);
    ir_value *operands[3] = {scalar_value(s, start), scalar_value(s, step), index_value(s, q.length)};
    return sv_array(s, t, 1, dims, emit1(s, NUMPY_arange, 3, operands, array_type(s, t, 1, dims)));
}

sval *array_of(spec *s, sval *v, int dt) {
    if (sval_is_number(v)) return from_scalar(s, v, dt);
    switch (v->kind) {
    case SV_ARRAY: return dt >= 0 ? array_cast(s, v, (dtype)dt) : v;
    case SV_LAZY:
        return unsupported(s, "an array from a file whose rank is not said; write `assert a.ndim == 2` (or another "
                              "number) before using it");
    case SV_RANGE: return from_range(s, v, dt);
    case SV_LIST:
        if (v->object.cell->v->kind == SV_RLIST) return from_rlist(s, v, dt);
        return from_sequence(s, v, dt);
    case SV_TUPLE: return from_sequence(s, v, dt);
    case SV_ITER: {
        sval *items = sequence_items(s, v);
        return items ? from_sequence(s, items, dt) : NULL;
    }
    default: return fail(s, "TypeError", NULL, "cannot make an array of a value of type %s", sval_type_name(v));
    }
}

bool dtype_of(spec *s, sval *v, dtype *out) {
    if (v->kind == SV_DTYPE) return *out = v->dt, true;
    if (v->kind == SV_STR && dtype_by_name(v->text, out)) return true;
    if (v->kind == SV_BUILTIN && dtype_by_name(v->builtin->name, out)) return true;
    if (v->kind == SV_STR)
        return fail(s, "TypeError", "use a NumPy type such as np.float64", "data type '%s' not understood", v->text),
               false;
    return fail(s, "TypeError", "use a NumPy type such as np.float64", "data type of type '%s' not understood",
                sval_type_name(v)),
           false;
}

bool shape_of(spec *s, sval *v, int *rank, sval ***dims) {
    sval *items = sval_is_int(v) ? sv_tuple(s, 1, arena_copy(s->arena, &v, sizeof v)) : sequence_items(s, v);
    if (!items) return false;
    *rank = items->tuple.n;
    *dims = ARENA_ARRAY(s->arena, sval *, *rank + 1);
    for (int i = 0; i < *rank; i++) {
        sval *d = items->tuple.items[i];
        if (!sval_is_number(d) || stype_kind(sval_stype(d)) == 'f')
            return fail(s, "TypeError", "use int(…) or //", "'%s' object cannot be interpreted as an integer",
                        sval_type_name(d)),
                   false;
        d = scalar_convert(s, d, ST_INT);
        int64_t n;
        if (sval_known_int(d, &n) && n < 0)
            return fail(s, "ValueError", NULL, "negative dimensions are not allowed"), false;
        if (d->kind == SV_SCALAR && d->scalar.lo < 0) {
            emit_check(s, scalar_value(s, scalar_compare(s, OP_GtE, d, sv_int(s, 0))), "ValueError",
                       "negative dimensions are not allowed");
            sval *c = sv_new(s, SV_SCALAR);
            *c = *d;
            c->scalar.lo = 0;
            if (c->scalar.hi > (int64_t)1 << 47) c->scalar.hi = (int64_t)1 << 47;
            d = c;
        }
        (*dims)[i] = d;
    }
    return true;
}

// ---- reductions ----

static bool axes_of(spec *s, sval *axis, int rank, bool *reduced) {
    for (int i = 0; i < rank; i++) reduced[i] = !axis || axis->kind == SV_NONE;
    if (!axis || axis->kind == SV_NONE) return true;
    sval *items = axis->kind == SV_TUPLE ? axis : sv_tuple(s, 1, arena_copy(s->arena, &axis, sizeof axis));
    for (int i = 0; i < items->tuple.n; i++) {
        int64_t a;
        if (!sval_known_int(items->tuple.items[i], &a))
            return unsupported(s, "an axis that is not known when compiling") != NULL;
        if (a < -rank || a >= rank)
            return fail(s, "AxisError", NULL, "axis %lld is out of bounds for array of dimension %d", (long long)a,
                        rank),
                   false;
        reduced[a < 0 ? a + rank : a] = true;
    }
    return true;
}

sval *array_reduce(spec *s, const char *name, sval *v, sval *axis, bool keepdims, sval *dt) {
    int const u = ufunc_index(name);
    sval *a = array_of(s, v, -1);
    if (!a) return NULL;
    if (u < 0 || !*ufuncs[u].reduce) return unsupported(s, "%s.reduce", name);
    dtype t = a->array.dtype;
    bool const adds = strcmp(name, "add") == 0 || strcmp(name, "multiply") == 0,
               logic = strncmp(name, "logical", 7) == 0;
    if (adds && (dtype_kind(t) == 'b' || dtype_kind(t) == 'i')) t = DT_int64;
    if (adds && dtype_kind(t) == 'u') t = DT_uint64;
    if (logic) t = DT_bool;
    if (dt && dt->kind != SV_NONE && !dtype_of(s, dt, &t)) return NULL;
    static const char *const kinds[] = {"add", "multiply", "maximum", "minimum", "logical_and", "logical_or"};
    bool known_kind = false;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) known_kind = known_kind || strcmp(kinds[i], name) == 0;
    if (!known_kind) return unsupported(s, "%s.reduce", name);
    a = logic ? (a->array.dtype == DT_bool
                     ? a
                     : ufunc_call(s, "not_equal", 2, (sval *[]){a, sv_num(s, ST_NP + (int)a->array.dtype, 0, 0)}, NULL,
                                  NULL, NULL))
              : array_cast(s, a, t);
    if (!a) return NULL;
    bool reduced[64];
    int const rank = a->array.rank;
    if (!axes_of(s, axis, rank, reduced)) return NULL;
    if (rank == 0) return array_index(s, a, sv_tuple(s, 0, NULL));
    sval **dims = ARENA_ARRAY(s->arena, sval *, rank + 1);
    int64_t axes[64];
    int n = 0, na = 0;
    for (int i = 0; i < rank; i++) {
        if (reduced[i]) axes[na++] = i;
        if (!reduced[i])
            dims[n++] = a->array.dims[i];
        else if (keepdims)
            dims[n++] = sv_int(s, 1);
        if (reduced[i] && (strcmp(name, "maximum") == 0 || strcmp(name, "minimum") == 0)) {
            int64_t size;
            const char *text =
                arena_printf(s->arena, "zero-size array to reduction operation %s which has no identity", name);
            if (sval_known_int(a->array.dims[i], &size)) {
                if (size == 0) return fail(s, "ValueError", NULL, "%s", text);
            } else {
                emit_check(s, scalar_value(s, scalar_compare(s, OP_Gt, a->array.dims[i], sv_int(s, 0))), "ValueError",
                           text);
            }
        }
    }
    ir_type const type = n ? array_type(s, t, n, dims) : stype_ir(s, ST_NP + (int)t);
    ir_value *r = emit_un(s, NUMPY_reduce, a->array.v, type);
    ir_op_set_attr(s->ir, ir_def(r), "kind", ir_attr_string(s->ir, name));
    ir_op_set_attr(s->ir, ir_def(r), "axes", ir_attr_i64_array(s->ir, na, axes));
    ir_op_set_attr(s->ir, ir_def(r), "keepdims", ir_attr_bool(s->ir, keepdims));
    return n ? sv_array(s, t, n, dims, r) : sv_scalar(s, ST_NP + (int)t, r);
}

sval *array_argreduce(spec *s, const char *kind, sval *v, sval *axis) {
    sval *a = array_of(s, v, -1);
    if (!a) return NULL;
    if (!axis || axis->kind == SV_NONE) {
        a = array_reshape(s, a, sv_int(s, -1));
        axis = sv_int(s, 0);
    }
    int64_t ax;
    if (!a) return NULL;
    if (!sval_known_int(axis, &ax)) return unsupported(s, "an axis that is not known when compiling");
    int const rank = a->array.rank;
    if (ax < -rank || ax >= rank)
        return fail(s, "AxisError", NULL, "axis %lld is out of bounds for array of dimension %d", (long long)ax, rank);
    if (ax < 0) ax += rank;
    sval *some = scalar_compare(s, OP_Gt, a->array.dims[ax], sv_int(s, 0));
    const char *text = arena_printf(s->arena, "attempt to get %s of an empty sequence", kind);
    if (some->kind == SV_NUM && !some->num.i) return fail(s, "ValueError", NULL, "%s", text);
    if (some->kind != SV_NUM) emit_check(s, scalar_value(s, some), "ValueError", text);
    sval **dims = ARENA_ARRAY(s->arena, sval *, rank + 1);
    int n = 0;
    for (int i = 0; i < rank; i++)
        if (i != ax) dims[n++] = a->array.dims[i];
    ir_value *r = emit_un(s, NUMPY_argreduce, a->array.v, n ? array_type(s, DT_int64, n, dims) : type_i64(s));
    ir_op_set_attr(s->ir, ir_def(r), "kind", ir_attr_string(s->ir, kind));
    ir_op_set_attr(s->ir, ir_def(r), "axis", ir_attr_i64(s->ir, ax));
    return n ? sv_array(s, DT_int64, n, dims, r) : sv_scalar(s, ST_NP + DT_int64, r);
}

sval *array_cumulate(spec *s, const char *kind, sval *v, sval *axis) {
    sval *a = array_of(s, v, -1);
    int64_t ax = 0;
    if (a && (!axis || axis->kind == SV_NONE))
        a = array_reshape(s, a, sv_int(s, -1));
    else if (a && !sval_known_int(axis, &ax))
        return unsupported(s, "an axis that is not known when compiling");
    if (!a) return NULL;
    if (dtype_kind(a->array.dtype) == 'b' || dtype_kind(a->array.dtype) == 'i') a = array_cast(s, a, DT_int64);
    if (ax < 0) ax += a->array.rank;
    ir_value *r = emit_un(s, NUMPY_cumulate, a->array.v, array_type(s, a->array.dtype, a->array.rank, a->array.dims));
    ir_op_set_attr(s->ir, ir_def(r), "kind", ir_attr_string(s->ir, kind));
    ir_op_set_attr(s->ir, ir_def(r), "axis", ir_attr_i64(s->ir, ax));
    return sv_array(s, a->array.dtype, a->array.rank, a->array.dims, r);
}

// ---- products ----

sval *array_matmul(spec *s, sval *a, sval *b) {
    if (a->array.rank == 0 || b->array.rank == 0)
        return fail(s, "ValueError", "use * to multiply by a scalar",
                    "matmul: Input operand %d does not have enough dimensions (has 0, gufunc core with signature "
                    "(n?,k),(k,m?)->(n?,m?) requires 1)",
                    a->array.rank != 0);
    dtype const t = dtype_promote(a->array.dtype, b->array.dtype);
    int const ra = a->array.rank, rb = b->array.rank;
    sval *ka = a->array.dims[ra - 1], *kb = b->array.dims[rb > 1 ? rb - 2 : 0], *k;
    if (ka->kind == SV_NUM && kb->kind == SV_NUM && ka->num.i != kb->num.i)
        return fail(s, "ValueError", "the last dimension of the left operand must equal the second last of the right",
                    "matmul: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature "
                    "(n?,k),(k,m?)->(n?,m?) (size %lld is different from %lld)",
                    (long long)kb->num.i, (long long)ka->num.i);
    if (!shapes_must_fit(s, a, b, ka, kb, "nprt_fail_matmul",
                         "matmul: Input operand 1 has a mismatch in its core dimension 0", &k))
        return NULL;
    a = array_cast(s, a, t);
    b = array_cast(s, b, t);
    int const batch_a = ra > 2 ? ra - 2 : 0, batch_b = rb > 2 ? rb - 2 : 0,
              batch = batch_a > batch_b ? batch_a : batch_b;
    sval **dims = ARENA_ARRAY(s->arena, sval *, batch + 3);
    sval fa = *a, fb = *b;
    fa.array.rank = batch_a, fb.array.rank = batch_b;
    sval *parts[2] = {&fa, &fb};
    int rank = 0;
    sval **bd;
    if (!broadcast_dims(s, 2, parts, &rank, &bd)) return NULL;
    int n = 0;
    for (; n < rank; n++) dims[n] = bd[n];
    if (ra > 1) dims[n++] = a->array.dims[ra - 2];
    if (rb > 1) dims[n++] = b->array.dims[rb - 1];
    ir_value *r =
        emit_bin(s, NUMPY_matmul, a->array.v, b->array.v, n ? array_type(s, t, n, dims) : stype_ir(s, ST_NP + (int)t));
    return n ? sv_array(s, t, n, dims, r) : sv_scalar(s, ST_NP + (int)t, r);
}

// ---- shape ----

sval *array_shape_tuple(spec *s, sval *a) { return sv_tuple(s, a->array.rank, a->array.dims); }

sval *array_size(spec *s, sval *a) {
    sval *n = sv_int(s, 1);
    for (int i = 0; i < a->array.rank && n; i++) {
        n = scalar_binary(s, OP_Mult, n, a->array.dims[i]);
        if (n && n->kind == SV_SCALAR && n->scalar.hi > (int64_t)1 << 47) n->scalar.hi = (int64_t)1 << 47;
    }
    return n;
}

sval *array_reshape(spec *s, sval *a, sval *shape) {
    sval *items =
        sval_is_int(shape) ? sv_tuple(s, 1, arena_copy(s->arena, &shape, sizeof shape)) : sequence_items(s, shape);
    if (!items) return NULL;
    int const rank = items->tuple.n;
    int unknown = -1;
    sval **dims = ARENA_ARRAY(s->arena, sval *, rank + 1), *known = sv_int(s, 1);
    for (int i = 0; i < rank; i++) {
        int64_t d;
        dims[i] = items->tuple.items[i];
        if (!sval_is_int(dims[i]))
            return fail(s, "TypeError", NULL, "'%s' object cannot be interpreted as an integer",
                        sval_type_name(dims[i]));
        dims[i] = scalar_convert(s, dims[i], ST_INT);
        if (sval_known_int(dims[i], &d) && d == -1) {
            if (unknown >= 0) return fail(s, "ValueError", NULL, "can only specify one unknown dimension");
            unknown = i;
        } else if (!(known = scalar_binary(s, OP_Mult, known, dims[i]))) {
            return NULL;
        }
    }
    sval *total = array_size(s, a);
    if (!total) return NULL;
    int64_t nt, nk;
    bool const static_both = sval_known_int(total, &nt) && sval_known_int(known, &nk);
    if (static_both && (unknown >= 0 ? nk == 0 || nt % nk != 0 : nt != nk))
        return fail(s, "ValueError", NULL, "cannot reshape array of size %lld into shape %s", (long long)nt,
                    dims_text(s, rank, dims));
    if (unknown >= 0) {
        if (!static_both && known->kind == SV_SCALAR)
            emit_check(s, scalar_value(s, scalar_compare(s, OP_Gt, known, sv_int(s, 0))), "ValueError",
                       "cannot reshape array into a shape of size 0");
        if (known->kind == SV_SCALAR && known->scalar.lo < 1) {
            sval *c = sv_new(s, SV_SCALAR);
            *c = *known;
            c->scalar.lo = 1;
            known = c;
        }
        dims[unknown] = sval_same(total, known) ? sv_int(s, 1) : scalar_binary(s, OP_FloorDiv, total, known);
        if (!dims[unknown]) return NULL;
        if (!static_both) {
            sval *back = scalar_binary(s, OP_Mult, dims[unknown], known),
                 *same = back ? scalar_compare(s, OP_Eq, back, total) : NULL;
            if (same && same->kind != SV_NUM)
                emit_check(s, scalar_value(s, same), "ValueError",
                           "cannot reshape array into this shape: the number of elements differs");
        }
    } else if (!static_both) {
        sval *same = scalar_compare(s, OP_Eq, total, known);
        if (same->kind == SV_NUM && !same->num.i)
            return fail(s, "ValueError", NULL, "cannot reshape array into this shape: the number of elements differs");
        if (same->kind != SV_NUM)
            emit_check(s, scalar_value(s, same), "ValueError",
                       "cannot reshape array into this shape: the number of elements differs");
    }
    int n;
    ir_value **d = dynamic_dims(s, rank, dims, &n), **operands = ARENA_ARRAY(s->arena, ir_value *, n + 1);
    operands[0] = a->array.v;
    memcpy(operands + 1, d, (size_t)n * sizeof *d);
    return sv_array(s, a->array.dtype, rank, dims,
                    emit1(s, NUMPY_reshape, n + 1, operands, array_type(s, a->array.dtype, rank, dims)));
}

sval *array_transpose(spec *s, sval *a, int n, const int *perm) {
    int const rank = a->array.rank;
    if (rank < 2 && !n) return a;
    int64_t p[64];
    sval **dims = ARENA_ARRAY(s->arena, sval *, rank + 1);
    bool seen[64] = {0};
    if (n && n != rank) return fail(s, "ValueError", NULL, "axes don't match array");
    for (int i = 0; i < rank; i++) {
        p[i] = n ? perm[i] : rank - 1 - i;
        if (p[i] < 0) p[i] += rank;
        if (p[i] < 0 || p[i] >= rank || seen[p[i]])
            return fail(s, "ValueError", NULL, "invalid or repeated axis in transpose");
        seen[p[i]] = true;
        dims[i] = a->array.dims[p[i]];
    }
    ir_value *r = emit_un(s, NUMPY_transpose, a->array.v, array_type(s, a->array.dtype, rank, dims));
    ir_op_set_attr(s->ir, ir_def(r), "perm", ir_attr_i64_array(s->ir, rank, p));
    return sv_array(s, a->array.dtype, rank, dims, r);
}

sval *array_broadcast(spec *s, sval *a, int rank, sval **dims) {
    int n;
    ir_value **d = dynamic_dims(s, rank, dims, &n), **operands = ARENA_ARRAY(s->arena, ir_value *, n + 1);
    operands[0] = a->array.v;
    memcpy(operands + 1, d, (size_t)n * sizeof *d);
    return sv_array(s, a->array.dtype, rank, dims,
                    emit1(s, NUMPY_broadcast, n + 1, operands, array_type(s, a->array.dtype, rank, dims)));
}

sval *array_concatenate(spec *s, int n, sval **parts, int64_t axis) {
    if (n == 0) return fail(s, "ValueError", NULL, "need at least one array to concatenate");
    dtype t = parts[0]->array.dtype;
    int const rank = parts[0]->array.rank;
    if (rank == 0) return fail(s, "ValueError", NULL, "zero-dimensional arrays cannot be concatenated");
    if (axis < -rank || axis >= rank)
        return fail(s, "AxisError", NULL, "axis %lld is out of bounds for array of dimension %d", (long long)axis,
                    rank);
    if (axis < 0) axis += rank;
    for (int i = 1; i < n; i++) {
        t = dtype_promote(t, parts[i]->array.dtype);
        if (parts[i]->array.rank != rank)
            return fail(s, "ValueError", NULL, "all the input arrays must have same number of dimensions");
    }
    sval **dims = arena_copy(s->arena, parts[0]->array.dims, (size_t)rank * sizeof(sval *));
    ir_value **operands = ARENA_ARRAY(s->arena, ir_value *, n);
    for (int i = 0; i < n; i++) {
        sval *c = array_cast(s, parts[i], t);
        operands[i] = c->array.v;
        for (int k = 0; i && k < rank; k++) {
            if (k == axis)
                dims[k] = scalar_binary(s, OP_Add, dims[k], c->array.dims[k]);
            else if (!dims_must_equal(s, dims[k], c->array.dims[k],
                                      "all the input array dimensions for the concatenation axis must match exactly",
                                      &dims[k]))
                return NULL;
            if (!dims[k]) return NULL;
        }
    }
    ir_value *r = emit1(s, NUMPY_concatenate, n, operands, array_type(s, t, rank, dims));
    ir_op_set_attr(s->ir, ir_def(r), "axis", ir_attr_i64(s->ir, axis));
    return sv_array(s, t, rank, dims, r);
}

sval *array_where(spec *s, sval *cond, sval *a, sval *b) {
    sval *in[3] = {array_of(s, cond, -1), sval_is_number(a) ? a : array_of(s, a, -1),
                   sval_is_number(b) ? b : array_of(s, b, -1)};
    if (!in[0] || !in[1] || !in[2]) return NULL;
    if (in[0]->array.dtype != DT_bool)
        in[0] = ufunc_call(s, "not_equal", 2, (sval *[]){in[0], sv_int(s, 0)}, NULL, NULL, NULL);
    dtype const t = promoted(s, 2, in + 1);
    int rank;
    sval **dims;
    if (!in[0] || !broadcast_dims(s, 3, in, &rank, &dims)) return NULL;
    ir_value *operands[3] = {in[0]->array.v, operand_value(s, in[1], t), operand_value(s, in[2], t)};
    if (!operands[1] || !operands[2]) return NULL;
    return sv_array(s, t, rank, dims, emit1(s, NUMPY_select, 3, operands, array_type(s, t, rank, dims)));
}
