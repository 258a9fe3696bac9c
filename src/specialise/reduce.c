// Reductions and products of arrays.
#include "dialect/numpy/numpy.h"
#include "specialise/state.h"

#include <string.h>

// ---- reductions ----

static bool axes_of(spec *s, sval *axis, int rank, bool *reduced) {
    for (int i = 0; i < rank; i++) reduced[i] = !axis || axis->kind == SV_NONE;
    if (!axis || axis->kind == SV_NONE) return true;
    sval *items = axis->kind == SV_TUPLE ? axis : sv_tuple(s, 1, arena_copy(s->arena, &axis, sizeof axis));
    for (int i = 0; i < items->tuple.n; i++) {
        int64_t a;
        if (!sval_known_int(items->tuple.items[i], &a))
            return unsupported(s, "an axis that is not known when compiling") != NULL;
        if (rank == 0 && items->tuple.n == 1 && (a == 0 || a == -1)) continue;   // as NumPy has it
        if (!normal_axis(s, &a, rank)) return false;
        reduced[a] = true;
    }
    return true;
}

// The dtype in which elements of dtype t are reduced: what dt says, or wide integers for sums and products, or that of
// the ufunc.
static bool reduced_dtype(spec *s, const char *name, dtype t, sval *dt, dtype *out) {
    char const k = dtype_kind(t);
    bool const adds = strcmp(name, "add") == 0 || strcmp(name, "multiply") == 0;
    dtype result = t;
    if (!ufunc_reduces(name)) return unsupported(s, "%s.reduce", name) != NULL;
    if (adds)
        *out = k == 'b' || k == 'i' ? DT_int64 : k == 'u' ? DT_uint64 : t;
    else if (!ufunc_dtypes(s, name, t, out, &result))
        return false;
    else if (*out != result || (strcmp(name, "power") == 0 && strchr("iu", dtype_kind(*out))))
        return unsupported(s, "%s.reduce of %s", name, dtype_name(t)) != NULL;
    return !dt || dt->kind == SV_NONE || dtype_of(s, dt, out);
}

// One of several axes after the other gives the same as all at once: native code combines elements in any order.
static bool reorders(const char *name, dtype t) {
    static const char *const names[] = {"add",        "multiply",   "maximum",     "minimum",    "logical_and",
                                        "logical_or", "bitwise_or", "bitwise_and", "bitwise_xor"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(names[i], name) == 0) return true;
    return dtype_kind(t) != 'c' && (strcmp(name, "fmax") == 0 || strcmp(name, "fmin") == 0);
}

// A dimension that must not be empty: text says what is wrong with it. False when it certainly is.
static bool is_not_empty(spec *s, sval *dim, const char *text) {
    sval *some = scalar_compare(s, OP_Gt, dim, sv_int(s, 0));
    if (some->kind == SV_NUM && !some->num.i) return fail(s, "ValueError", NULL, "%s", text), false;
    if (some->kind != SV_NUM) emit_check(s, scalar_value(s, some), "ValueError", text);
    return true;
}

static const char *without_identity(spec *s, const char *name) {
    return arena_printf(s->arena, "zero-size array to reduction operation %s which has no identity", name);
}

// The last of the running reductions along one axis.
static sval *folded_along(spec *s, const char *name, sval *a, int axis, bool keepdims, sval *dt) {
    int64_t size;
    if (ufunc_has_identity(name) && !(sval_known_int(a->array.dims[axis], &size) && size > 0))
        return unsupported(s, "%s.reduce of what may be empty", name);
    if (!is_not_empty(s, a->array.dims[axis], without_identity(s, name))) return NULL;
    sval *all = array_cumulate(s, name, a, sv_int(s, axis), dt);
    sval **at = ARENA_ARRAY(s->arena, sval *, a->array.rank + 1);
    int n = 0;
    for (int i = 0; i < axis; i++) at[n++] = sv_slice(s, NULL, NULL, NULL);
    if (keepdims) at[n++] = sv_none(s);
    at[n++] = sv_int(s, -1);
    return all ? array_index(s, all, sv_tuple(s, n, at)) : NULL;
}

// Along one axis after the other, where the order does not matter.
static sval *folded(spec *s, const char *name, sval *a, const bool *reduced, bool keepdims, sval *dt) {
    bool const any_order = strcmp(name, "fmax") == 0 || strcmp(name, "fmin") == 0;
    int done = 0;
    for (int i = a->array.rank - 1; i >= 0; i--) {
        if (!reduced[i]) continue;
        if (done++ && !any_order)
            return mistake(s, "ValueError",
                           "reduction operation '%s' is not reorderable, so at most one axis may be specified", name);
        if (!(a = folded_along(s, name, a, i, keepdims, dt))) return NULL;
    }
    return done ? a : unsupported(s, "%s.reduce along no axis", name);
}

// What sums of numbers of type t are computed in: NumPy rounds those of halves at their end.
static dtype summed_in(dtype t) { return t == DT_float16 ? DT_float32 : t; }

// The type of a reduction until it is rounded: halves are rounded at the end of arithmetic, else at every step.
static dtype reduced_in(const char *name, dtype t) {
    static const char *const names[] = {"add", "multiply", "subtract", "divide"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(names[i], name) == 0) return summed_in(t);
    return t;
}

static sval *rounded(spec *s, sval *sum, dtype t) {
    return sum->kind == SV_ARRAY ? array_cast(s, sum, t) : scalar_convert(s, sum, ST_NP + (int)t);
}

static sval *reduce(spec *s, const char *name, sval *v, sval *axis, bool keepdims, sval *dt, bool may_be_empty) {
    sval *a = array_of(s, v, -1);
    if (!a) return NULL;
    name = ufunc_name(name);
    dtype t = a->array.dtype;
    bool const logic = strncmp(name, "logical", 7) == 0;
    if (!reduced_dtype(s, name, t, dt, &t)) return NULL;
    a = logic ? (a->array.dtype == DT_bool
                     ? a
                     : ufunc_call(s, "not_equal", 2, (sval *[]){a, sv_num(s, ST_NP + (int)a->array.dtype, 0, 0)}, NULL,
                                  NULL, NULL))
              : array_cast(s, a, t);
    if (!a) return NULL;
    if (strcmp(name, "logical_xor") == 0) name = "bitwise_xor";   // of truths the same
    bool reduced[64];
    int const rank = a->array.rank;
    if (!axes_of(s, axis, rank, reduced)) return NULL;
    if (rank == 0) return array_index(s, a, sv_tuple(s, 0, NULL));
    dtype const in = reorders(name, t) || reduced[rank - 1] ? reduced_in(name, t) : t;
    a = array_cast(s, a, in);
    if (!reorders(name, t)) {
        if (may_be_empty) return unsupported(s, "%s.reduce with initial=", name);
        sval *last = folded(s, name, a, reduced, keepdims, in == t ? dt : NULL);
        return last ? rounded(s, last, t) : NULL;
    }
    sval **dims = ARENA_ARRAY(s->arena, sval *, rank + 1);
    int64_t axes[64];
    int n = 0, na = 0;
    for (int i = 0; i < rank; i++) {
        if (reduced[i]) axes[na++] = i;
        if (!reduced[i])
            dims[n++] = a->array.dims[i];
        else if (keepdims)
            dims[n++] = sv_int(s, 1);
        if (reduced[i] && !may_be_empty && !ufunc_has_identity(name) &&
            !is_not_empty(s, a->array.dims[i], without_identity(s, name)))
            return NULL;
    }
    ir_type const type = n ? array_type(s, in, n, dims) : stype_ir(s, ST_NP + (int)in);
    ir_value *r = emit_un(s, NUMPY_reduce, a->array.v, type);
    ir_op_set_attr(s->ir, ir_def(r), "kind", ir_attr_string(s->ir, name));
    ir_op_set_attr(s->ir, ir_def(r), "axes", ir_attr_i64_array(s->ir, na, axes));
    ir_op_set_attr(s->ir, ir_def(r), "keepdims", ir_attr_bool(s->ir, keepdims));
    return rounded(s, n ? sv_array(s, in, n, dims, r) : sv_scalar(s, ST_NP + (int)in, r), t);
}

sval *array_reduce(spec *s, const char *name, sval *a, sval *axis, bool keepdims, sval *dt) {
    return reduce(s, name, a, axis, keepdims, dt, false);
}
sval *array_reduce_with_initial(spec *s, const char *name, sval *a, sval *axis, bool keepdims, sval *dt) {
    return reduce(s, name, a, axis, keepdims, dt, true);
}

sval *array_argreduce(spec *s, const char *kind, sval *v, sval *axis) {
    sval *a = array_of(s, v, -1);
    if (!a) return NULL;
    bool const whole = !axis || axis->kind == SV_NONE;
    if (whole) axis = sv_int(s, 0);
    if (whole || a->array.rank == 0) a = array_reshape(s, a, sv_int(s, -1));
    int64_t ax;
    if (!a) return NULL;
    if (!sval_known_int(axis, &ax)) return unsupported(s, "an axis that is not known when compiling");
    int const rank = a->array.rank;
    if (!normal_axis(s, &ax, rank)) return NULL;
    if (!is_not_empty(s, a->array.dims[ax], arena_printf(s->arena, "attempt to get %s of an empty sequence", kind)))
        return NULL;
    sval **dims = ARENA_ARRAY(s->arena, sval *, rank + 1);
    int n = 0;
    for (int i = 0; i < rank; i++)
        if (i != ax) dims[n++] = a->array.dims[i];
    ir_value *r = emit_un(s, NUMPY_argreduce, a->array.v, n ? array_type(s, DT_int64, n, dims) : type_i64(s));
    ir_op_set_attr(s->ir, ir_def(r), "kind", ir_attr_string(s->ir, kind));
    ir_op_set_attr(s->ir, ir_def(r), "axis", ir_attr_i64(s->ir, ax));
    return n ? sv_array(s, DT_int64, n, dims, r) : sv_scalar(s, ST_NP + DT_int64, r);
}

sval *array_cumulate(spec *s, const char *kind, sval *v, sval *axis, sval *dt) {
    sval *a = array_of(s, v, -1);
    int64_t ax = 0;
    dtype t;
    kind = ufunc_name(kind);
    if (!a || !reduced_dtype(s, kind, a->array.dtype, dt, &t)) return NULL;
    bool const whole = !axis || axis->kind == SV_NONE;
    if (whole || a->array.rank == 0) a = array_reshape(s, a, sv_int(s, -1));
    if (!whole && !sval_known_int(axis, &ax)) return unsupported(s, "an axis that is not known when compiling");
    if (!a) return NULL;
    int const rank = a->array.rank;
    if (ax < -rank || ax >= rank)
        return fail(s, "AxisError", NULL, "axis %lld is out of bounds for array of dimension %d", (long long)ax, rank);
    a = array_cast(s, a, t);
    if (t == DT_bool) {   // of 0 and 1 the logical ones are extremes
        sval *extremes = array_cumulate(s,
                                        strcmp(kind, "logical_and") == 0   ? "minimum"
                                        : strcmp(kind, "logical_or") == 0  ? "maximum"
                                        : strcmp(kind, "logical_xor") == 0 ? "bitwise_xor"
                                                                           : kind,
                                        array_cast(s, a, DT_int8), sv_int(s, ax), NULL);
        return extremes ? array_cast(s, extremes, DT_bool) : NULL;
    }
    if (ax < 0) ax += a->array.rank;
    ir_value *r = emit_un(s, NUMPY_cumulate, a->array.v, array_type(s, a->array.dtype, a->array.rank, a->array.dims));
    ir_op_set_attr(s->ir, ir_def(r), "kind", ir_attr_string(s->ir, kind));
    ir_op_set_attr(s->ir, ir_def(r), "axis", ir_attr_i64(s->ir, ax));
    return sv_array(s, a->array.dtype, a->array.rank, a->array.dims, r);
}

// ---- products ----

// The sizes that are summed over differ.
static void *cannot_multiply(spec *s, const sval *a, const sval *b, int64_t ka, int64_t kb, bool is_dot) {
    int const ra = a->array.rank, rb = b->array.rank;
    const char *text =
        is_dot ? arena_printf(s->arena, "shapes %s and %s not aligned: %lld (dim %d) != %lld (dim %d)",
                              dims_text(s, ra, a->array.dims), dims_text(s, rb, b->array.dims), (long long)ka, ra - 1,
                              (long long)kb, rb > 1 ? rb - 2 : 0)
               : arena_printf(s->arena,
                              "matmul: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature "
                              "(n?,k),(k,m?)->(n?,m?) (size %lld is different from %lld)",
                              (long long)kb, (long long)ka);
    // Another size that is not known stands as ? in the text.
    if (s->attempt && !(is_dot && strchr(text, '?'))) return mistake(s, "ValueError", "%s", text);
    return fail(s, "ValueError", "the last dimension of the left operand must equal the second last of the right", "%s",
                text);
}

sval *array_matmul(spec *s, sval *a, sval *b, bool is_dot) {
    if (a->array.rank == 0 || b->array.rank == 0)
        return fail(s, "ValueError", "use * to multiply by a scalar",
                    "matmul: Input operand %d does not have enough dimensions (has 0, gufunc core with signature "
                    "(n?,k),(k,m?)->(n?,m?) requires 1)",
                    a->array.rank != 0);
    dtype const t = dtype_promote(a->array.dtype, b->array.dtype);
    int const ra = a->array.rank, rb = b->array.rank;
    sval *ka = a->array.dims[ra - 1], *kb = b->array.dims[rb > 1 ? rb - 2 : 0], *k;
    if (ka->kind == SV_NUM && kb->kind == SV_NUM && ka->num.i != kb->num.i)
        return cannot_multiply(s, a, b, ka->num.i, kb->num.i, is_dot);
    if (!shapes_must_fit(s, a, b, ka, kb, is_dot ? "dot" : "matmul",
                         "matmul: Input operand 1 has a mismatch in its core dimension 0", &k))
        return NULL;
    dtype const sum = summed_in(t);
    a = array_cast(s, a, sum);
    b = array_cast(s, b, sum);
    sval *operands[2] = {a, b}, **batch;
    int n = 0;
    if (!broadcast_operands(s, 2, operands, 2, "matmul", &n, &batch)) return NULL;
    a = operands[0], b = operands[1];
    sval **dims = ARENA_ARRAY(s->arena, sval *, n + 3);
    for (int i = 0; i < n; i++) dims[i] = batch[i];
    if (ra > 1) dims[n++] = a->array.dims[ra - 2];
    if (rb > 1) dims[n++] = b->array.dims[rb - 1];
    int const st = ST_NP + (int)sum;
    ir_value *r = emit_bin(s, NUMPY_matmul, a->array.v, b->array.v, n ? array_type(s, sum, n, dims) : stype_ir(s, st));
    return rounded(s, n ? sv_array(s, sum, n, dims, r) : sv_scalar(s, st, r), t);
}
