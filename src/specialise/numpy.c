// The primitives of NumPy (module _numpy), attributes and methods of arrays.
#include "dialect/numpy/numpy.h"
#include "dialect/arith/arith.h"
#include "dialect/complex/complex.h"
#include "dialect/math/math.h"
#include "specialise/state.h"

#include <math.h>
#include <string.h>

// ---- ufuncs as objects ----

static sval *u_call(spec *s, const builtin *b, arglist *a) {
    sval *out = NULL, *where = NULL, *dt = NULL;
    for (int i = 0; i < a->named; i++) {
        const char *n = a->names[i];
        if (strcmp(n, "out") == 0)
            out = a->named_v[i];
        else if (strcmp(n, "where") == 0)
            where = a->named_v[i];
        else if (strcmp(n, "dtype") == 0)
            dt = a->named_v[i];
        else
            return fail(s, "TypeError", NULL, "%s() got an unexpected keyword argument '%s'", b->name, n);
    }
    int n = a->n;
    if (n > 1 && a->v[n - 1]->kind == SV_ARRAY && !out && is_unary_ufunc(b->name)) out = a->v[--n];
    if (n == 3 && !out) out = a->v[--n];
    return ufunc_call(s, b->name, n, a->v, out, where, dt);
}

static bool flag(spec *s, sval *v, bool *out) {
    ir_value *c;
    if (!v) return *out = false, true;
    int const t = truth(s, v, &c);
    if (t < 0) return unsupported(s, "keepdims that is not known when compiling") != NULL;
    *out = t;
    return true;
}

static sval *u_reduce(spec *s, const builtin *b, arglist *a) {
    sval *v[7] = {0};
    bool keep = false;
    if (!arguments(s, "reduce", a, "array axis=0 dtype=None out=None keepdims=False initial=None where=True", v) ||
        !flag(s, v[4], &keep))
        return NULL;
    sval *const initial = v[5] && v[5]->kind != SV_NONE ? v[5] : NULL;
    if (v[6] && !(v[6]->kind == SV_NUM && v[6]->num.i)) {   // what is left out becomes the identity
        sval *rest = initial ? initial : ufunc_identity(s, b->name), *x = rest ? array_of(s, v[0], -1) : NULL;
        v[0] = x ? array_where(s, v[6], x, rest) : NULL;
        if (!v[0]) return NULL;
    }
    sval *r =
        (initial ? array_reduce_with_initial : array_reduce)(s, b->name, v[0], v[1] ? v[1] : sv_int(s, 0), keep, v[2]);
    if (r && initial) {   // as a value of the result's dtype
        dtype const t = r->kind == SV_ARRAY ? r->array.dtype : stype_dtype(sval_stype(r));
        sval *start = sval_is_number(initial) ? scalar_convert(s, initial, ST_NP + (int)t) : initial;
        r = start ? ufunc_call(s, b->name, 2, (sval *[]){start, r}, NULL, NULL, NULL) : NULL;
    }
    if (!r || !v[3] || v[3]->kind == SV_NONE) return r;
    return array_assign(s, v[3], r) ? v[3] : NULL;
}

static sval *u_outer(spec *s, const builtin *b, arglist *a) {
    sval *v[2] = {0};
    if (!arguments(s, "outer", a, "A B", v)) return NULL;
    sval *x = array_of(s, v[0], -1), *y = x ? array_of(s, v[1], -1) : NULL;
    if (!y) return NULL;
    sval **ix = ARENA_ARRAY(s->arena, sval *, y->array.rank + 2);
    ix[0] = sv_new(s, SV_ELLIPSIS);
    for (int i = 0; i < y->array.rank; i++) ix[i + 1] = sv_none(s);
    x = array_index(s, x, sv_tuple(s, y->array.rank + 1, ix));
    return x ? ufunc_call(s, b->name, 2, (sval *[]){x, y}, NULL, NULL, NULL) : NULL;
}

// A running reduction of v: array, axis, dtype, out.
static sval *cumulated(spec *s, const char *ufunc, sval **v, sval *default_axis) {
    sval *x = array_of(s, v[0], -1);
    sval *r = x ? array_cumulate(s, ufunc, x, v[1] ? v[1] : default_axis, v[2]) : NULL;
    if (!r || !v[3] || v[3]->kind == SV_NONE) return r;
    return array_assign(s, v[3], r) ? v[3] : NULL;
}

static sval *u_accumulate(spec *s, const builtin *b, arglist *a) {
    sval *v[4] = {0};
    if (!arguments(s, "accumulate", a, "array axis=0 dtype=None out=None", v)) return NULL;
    return cumulated(s, b->name, v, sv_int(s, 0));
}

// ufunc.at(a, index, value): unbuffered, one element after the other.
static sval *u_at(spec *s, const builtin *b, arglist *a) {
    sval *v[3] = {0};
    if (is_unary_ufunc(b->name)) return unsupported(s, "np.%s.at", b->name);
    if (!arguments(s, "at", a, "a indices b", v)) return NULL;
    // An integer is an array of int64 here: it need not fit, results are cast.
    bool const whole = v[0]->kind == SV_ARRAY && strchr("iu", dtype_kind(v[0]->array.dtype));
    if (whole && sval_is_number(v[2]) && sval_stype(v[2]) == ST_INT) v[2] = scalar_convert(s, v[2], ST_NP + DT_int64);
    sval *f = numpy_member(s, intern(s->names, "_at")), *self = sv_builtin(s, builtin_new(s, b->name, u_call, NULL, 0));
    arglist args = {.n = 4, .v = (sval *[]){self, v[0], v[1], v[2]}};
    return f ? call(s, f, &args) : NULL;
}

static sval *u_reduceat(spec *s, const builtin *b, arglist *a) {
    sval *v[5] = {0};
    if (!arguments(s, "reduceat", a, "array indices axis=0 dtype=None out=None", v)) return NULL;
    sval *f = numpy_member(s, intern(s->names, "_reduceat"));
    sval *given[6] = {sv_builtin(s, builtin_new(s, b->name, u_call, NULL, 0)), v[0], v[1], v[2] ? v[2] : sv_int(s, 0)};
    for (int i = 4; i < 6; i++) given[i] = v[i - 1] ? v[i - 1] : sv_none(s);
    return f ? call(s, f, &(arglist){.n = 6, .v = given}) : NULL;
}

builtin *builtin_new(spec *s, const char *name, sval *(*fn)(spec *, const builtin *, arglist *), const char *signature,
                     int code) {
    builtin *b = ARENA_NEW(s->arena, builtin);
    *b = (builtin){name, fn, signature, code};
    return b;
}

sval *builtin_attribute(spec *s, sval *v, istr name) {
    if (strcmp(name, "__name__") == 0) return sv_str(s, v->builtin->name);
    if (v->builtin->call != u_call) return stream_attribute(s, v, name);
    if (strcmp(name, "reduce") == 0) return sv_builtin(s, builtin_new(s, v->builtin->name, u_reduce, NULL, 0));
    if (strcmp(name, "outer") == 0) return sv_builtin(s, builtin_new(s, v->builtin->name, u_outer, NULL, 0));
    if (strcmp(name, "at") == 0) return sv_builtin(s, builtin_new(s, v->builtin->name, u_at, NULL, 0));
    if (strcmp(name, "reduceat") == 0) return sv_builtin(s, builtin_new(s, v->builtin->name, u_reduceat, NULL, 0));
    if (strcmp(name, "accumulate") == 0) return sv_builtin(s, builtin_new(s, v->builtin->name, u_accumulate, NULL, 0));
    return NULL;
}

// Scalar math on known numbers, and on run-time floats without an array in between.
sval *fold_ufunc(spec *s, const char *name, int n, sval **in) {
    static const struct {
        const char *name;
        double (*fn)(double);
        unsigned op;
    } rows[] = {{"sqrt", sqrt, MATH_sqrt},     {"exp", exp, MATH_exp},       {"log", log, MATH_log},
                {"log2", log2, MATH_log2},     {"log10", log10, MATH_log10}, {"sin", sin, MATH_sin},
                {"cos", cos, MATH_cos},        {"tan", tan, MATH_tan},       {"tanh", tanh, MATH_tanh},
                {"arctan", atan, MATH_atan},   {"floor", floor, MATH_floor}, {"ceil", ceil, MATH_ceil},
                {"absolute", fabs, MATH_absf}, {"expm1", expm1, MATH_expm1}, {"log1p", log1p, MATH_log1p},
                {"sinh", sinh, MATH_sinh},     {"cosh", cosh, MATH_cosh},    {"arcsin", asin, MATH_asin},
                {"arccos", acos, MATH_acos}};
    if (n != 1) return NULL;
    int st = sval_stype(in[0]);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (strcmp(rows[i].name, name) != 0) continue;
        if (stype_kind(st) == 'i' || stype_kind(st) == 'u') {
            if (strcmp(name, "absolute") == 0 || dtype_size(stype_dtype(st)) < 4) return NULL;
            in[0] = scalar_convert(s, in[0], st = ST_NP + DT_float64);
        }
        if (stype_kind(st) != 'f' || stype_dtype(st) == DT_float16) return NULL;
        if (in[0]->kind != SV_NUM)
            return sv_scalar(s, st, emit_un(s, rows[i].op, in[0]->scalar.v, in[0]->scalar.v->type));
        double const r = rows[i].fn(in[0]->num.f);
        return sv_num(s, st, 0, stype_dtype(st) == DT_float32 ? (double)(float)r : r);
    }
    return NULL;
}

bool is_unary_ufunc(const char *name) {
#define UFUNC(NAME, INPUTS, TYPES, REDUCE, DOC)                                                                        \
    if (strcmp(name, #NAME) == 0) return INPUTS == 1;
#include "base/ufuncs.def"
    return false;
}

// ---- creation ----

bool dtype_or(spec *s, sval *v, dtype otherwise, dtype *out) {
    if (v && v->kind != SV_NONE) return dtype_of(s, v, out);
    *out = otherwise;
    return true;
}

static sval *p_array(spec *s, const builtin *b, arglist *a) {
    sval *v[7] = {0};
    dtype t = DT_float64;
    int64_t least = 0;
    if (!arguments(s, b->name, a, "object dtype=None * copy=True order=K subok=False ndmin=0 like=None", v))
        return NULL;
    if (v[5] && !sval_known_int(v[5], &least))
        return unsupported(s, "ndmin= of np.array that is known only at run time");
    if (v[3] && v[3]->kind == SV_STR && *v[3]->text == 'F') return unsupported(s, "arrays in column order");
    bool const typed = v[1] && v[1]->kind != SV_NONE;
    if (typed && !dtype_of(s, v[1], &t)) return NULL;
    sval *r = array_of(s, v[0], typed ? (int)t : -1);
    bool const order_c = b->code == 2 || (v[3] && v[3]->kind == SV_STR && *v[3]->text == 'C');
    if (r && b->code && r == v[0]) {   // np.array copies
        ir_value *c = emit_un(s, NUMPY_copy, r->array.v, array_type(s, r->array.dtype, r->array.rank, r->array.dims));
        if (!order_c) ir_op_set_attr(s->ir, ir_def(c), "keeps_order", ir_attr_unit(s->ir));
        r = sv_array(s, r->array.dtype, r->array.rank, r->array.dims, c);
    }
    int const missing = r ? (int)least - r->array.rank : 0;
    if (missing <= 0) return r;
    sval **dims = ARENA_ARRAY(s->arena, sval *, least + 1);
    for (int i = 0; i < least; i++) dims[i] = i < missing ? sv_int(s, 1) : r->array.dims[i - missing];
    return array_reshape(s, r, sv_tuple(s, (int)least, dims));
}

static sval *p_filled(spec *s, const builtin *b, arglist *a) {
    sval *v[3] = {0};
    dtype t;
    int rank;
    sval **dims;
    if (!arguments(s, b->name, a, "shape dtype=None order=C", v)) return NULL;
    if (!dtype_or(s, v[1], DT_float64, &t) || !shape_of(s, v[0], &rank, &dims)) return NULL;
    if (b->code < 0) return array_empty(s, t, rank, dims);
    return array_full(s, t, rank, dims, sv_int(s, b->code));
}

static sval *p_full(spec *s, const builtin *b, arglist *a) {
    sval *v[3] = {0};
    dtype t;
    int rank;
    sval **dims;
    if (!arguments(s, b->name, a, "shape fill_value dtype=None", v) || !shape_of(s, v[0], &rank, &dims)) return NULL;
    sval *x = v[1];
    if (!sval_is_number(x)) {
        if (!(x = array_of(s, x, -1)) || !dtype_or(s, v[2], x->array.dtype, &t)) return NULL;
        sval *out = array_empty(s, t, rank, dims);
        return array_assign(s, out, x) ? out : NULL;
    }
    if (!dtype_or(s, v[2], stype_dtype(sval_stype(x)), &t)) return NULL;
    return array_full(s, t, rank, dims, x);
}

static sval *p_arange(spec *s, const builtin *b, arglist *a) {
    sval *v[4] = {0};
    if (!arguments(s, b->name, a, "start stop=None step=None dtype=None", v)) return NULL;
    sval *start = v[0], *stop = v[1], *step = v[2] && v[2]->kind != SV_NONE ? v[2] : sv_int(s, 1);
    if (!stop || stop->kind == SV_NONE) stop = start, start = sv_int(s, 0);
    if (!sval_is_number(start) || !sval_is_number(stop) || !sval_is_number(step))
        return fail(s, "TypeError", NULL, "arange() arguments must be numbers");
    int st = scalar_result_type(s, start, stop);
    sval probe = {.kind = SV_SCALAR};
    probe.scalar.st = st;
    st = scalar_result_type(s, &probe, step);
    dtype t;
    if (!dtype_or(s, v[3], stype_dtype(st), &t)) return NULL;
    sval *count;
    if (stype_kind(st) == 'f') {   // ceil((stop - start) / step)
        sval *span = scalar_binary(s, OP_Sub, scalar_convert(s, stop, ST_FLOAT), scalar_convert(s, start, ST_FLOAT));
        sval *q = span ? scalar_binary(s, OP_Div, span, scalar_convert(s, step, ST_FLOAT)) : NULL;
        if (!q) return NULL;
        if (q->kind == SV_NUM)
            count = sv_int(s, ceil(q->num.f) > 0 ? (int64_t)ceil(q->num.f) : 0);
        else
            count = scalar_min_max(
                s,
                scalar_convert(s, sv_scalar(s, ST_FLOAT, emit_un(s, MATH_ceil, scalar_value(s, q), type_f64(s))),
                               ST_INT),
                sv_int(s, 0), true);
    } else {
        sval *r = sv_new(s, SV_RANGE);
        r->range.start = scalar_convert(s, start, ST_INT), r->range.stop = scalar_convert(s, stop, ST_INT),
        r->range.step = scalar_convert(s, step, ST_INT);
        sequence q;
        if (!sequence_open(s, r, &q)) return NULL;
        count = q.length;
    }
    if (!count) return NULL;
    if (count->kind == SV_SCALAR && count->scalar.hi > (int64_t)1 << 47) count->scalar.hi = (int64_t)1 << 47;
    sval **dims = ARENA_ARRAY(s->arena, sval *, 1);
    dims[0] = count;
    sval *x = scalar_convert(s, start, ST_NP + (int)t), *d = x ? scalar_convert(s, step, ST_NP + (int)t) : NULL;
    if (!d) return NULL;
    ir_value *operands[3] = {scalar_value(s, x), scalar_value(s, d), index_value(s, count)};
    return sv_array(s, t, 1, dims, emit1(s, NUMPY_arange, 3, operands, array_type(s, t, 1, dims)));
}

// ---- joining, selecting ----

typedef struct rcat {
    sval *list, *out;
    scell *at;
    int64_t axis;
    scell *total;
} rcat;
static bool rcat_sum(spec *s, void *data, sval *item) {
    rcat *c = data;
    sval *n = scalar_binary(s, OP_Add, c->total->v, item->array.dims[c->axis]);
    if (n && n->kind == SV_SCALAR) n->scalar.lo = 0;
    if (n) cell_set(s, c->total, n);
    return n != NULL;
}
static bool rcat_copy(spec *s, void *data, sval *item) {
    rcat *c = data;
    int const rank = item->array.rank;
    sval **ix = ARENA_ARRAY(s->arena, sval *, rank + 1),
         *end = scalar_binary(s, OP_Add, c->at->v, item->array.dims[c->axis]);
    if (!end) return false;
    for (int i = 0; i < rank; i++)
        ix[i] = i == c->axis ? sv_slice(s, c->at->v, end, NULL) : sv_slice(s, NULL, NULL, NULL);
    if (!array_index_set(s, c->out, sv_tuple(s, rank, ix), item)) return false;
    cell_set(s, c->at, end);
    return true;
}

// Joins the arrays of a run-time list.
static sval *concatenate_list(spec *s, sval *list, int64_t axis) {
    sval *item = list->object.cell->v->rlist.item;
    if (item->kind != SV_ARRAY)
        return fail(s, "TypeError", NULL, "cannot concatenate a list of %s", sval_type_name(item));
    int const rank = item->array.rank;
    if (!normal_axis(s, &axis, rank)) return NULL;
    sval *n = rlist_length(s, list);
    emit_check(s, scalar_value(s, scalar_compare(s, OP_Gt, n, sv_int(s, 0))), "ValueError",
               "need at least one array to concatenate");
    sval *first = rlist_get(s, list, sv_int(s, 0));
    if (!first) return NULL;
    rcat c = {.list = list, .axis = axis, .total = cell_new(s, sv_int(s, 0)), .at = cell_new(s, sv_int(s, 0))};
    sval *const size = first->array.dims[axis];
    if (size->kind == SV_NUM) {   // items of one known size
        cell_set(s, c.total, scalar_binary(s, OP_Mult, n, size));
    } else if (!loop_over(s, NULL, list, rcat_sum, &c)) {
        return NULL;
    }
    sval **dims = arena_copy(s->arena, first->array.dims, (size_t)rank * sizeof(sval *));
    dims[axis] = c.total->v;
    c.out = array_empty(s, item->array.dtype, rank, dims);
    return loop_over(s, NULL, list, rcat_copy, &c) ? c.out : NULL;
}

static sval *p_concatenate(spec *s, const builtin *b, arglist *a) {
    sval *v[3] = {0};
    int64_t axis = 0;
    if (!arguments(s, b->name, a, "arrays axis=0 out=None", v)) return NULL;
    bool const flat = v[1] && v[1]->kind == SV_NONE;
    if (v[1] && !flat && !sval_known_int(v[1], &axis))
        return unsupported(s, "an axis that is not known when compiling");
    if (v[0]->kind == SV_LIST && v[0]->object.cell->v->kind == SV_RLIST)
        return flat ? unsupported(s, "concatenate(axis=None) of a run-time list") : concatenate_list(s, v[0], axis);
    sval *items = sequence_items(s, v[0]);
    if (!items) return NULL;
    sval **parts = ARENA_ARRAY(s->arena, sval *, items->tuple.n + 1);
    for (int i = 0; i < items->tuple.n; i++) {
        parts[i] = array_of(s, items->tuple.items[i], -1);
        if (parts[i] && flat) parts[i] = array_reshape(s, parts[i], sv_int(s, -1));
        if (!parts[i]) return NULL;
    }
    return array_concatenate(s, items->tuple.n, parts, axis);
}

static sval *p_where(spec *s, const builtin *b, arglist *a) {
    sval *v[3] = {0};
    if (!arguments(s, b->name, a, "condition x=None y=None", v)) return NULL;
    if (!v[1]) {
        sval *f = numpy_member(s, intern(s->names, "nonzero"));
        return f ? call1(s, f, v[0]) : NULL;
    }
    for (int i = 1; i < 3; i++)   // Python numbers count as the arrays they would make
        if (sval_is_number(v[i]) && !stype_is_np(sval_stype(v[i])) && !numpy1_rules(s))
            v[i] = scalar_convert(s, v[i], ST_NP + stype_dtype(sval_stype(v[i])));
    return array_where(s, v[0], v[1], v[2]);
}

static sval *p_take(spec *s, const builtin *b, arglist *a) {
    sval *v[3] = {0};
    int64_t axis = 0;
    if (!arguments(s, b->name, a, "a indices axis=None", v)) return NULL;
    sval *x = array_of(s, v[0], -1);
    if (!x) return NULL;
    if (!v[2] || v[2]->kind == SV_NONE)
        x = array_reshape(s, x, sv_int(s, -1));
    else if (!sval_known_int(v[2], &axis))
        return unsupported(s, "an axis that is not known when compiling");
    if (x && x->array.rank == 0) x = array_reshape(s, x, sv_int(s, 1));   // it is a line of one element
    if (!x) return NULL;
    int const rank = x->array.rank;
    if (!normal_axis(s, &axis, rank)) return NULL;
    sval **ix = ARENA_ARRAY(s->arena, sval *, rank + 1);
    for (int i = 0; i <= axis; i++) {
        ix[i] = sv_new(s, SV_SLICE);
        ix[i]->range.start = ix[i]->range.stop = ix[i]->range.step = sv_none(s);
    }
    ix[axis] = sval_is_number(v[1]) ? v[1] : array_of(s, v[1], -1);
    sval *r = ix[axis] ? array_index(s, x, sv_tuple(s, (int)axis + 1, ix)) : NULL;
    if (!r || r->kind != SV_ARRAY) return r;
    if (ir_def(r->array.v)->opcode != NUMPY_take)   // a number picks a part, which this gives a copy of
        return sv_array(s, r->array.dtype, r->array.rank, r->array.dims,
                        emit_un(s, NUMPY_copy, r->array.v, r->array.v->type));
    ir_op_set_attr(s->ir, ir_def(r->array.v), "axes", NULL);   // it lies in memory in order
    return r;
}

static sval *p_matmul(spec *s, const builtin *b, arglist *a) {
    sval *v[2] = {0};
    if (!arguments(s, b->name, a, "a b", v)) return NULL;
    if (b->code && (sval_is_number(v[0]) || sval_is_number(v[1])))
        return ufunc_call(s, "multiply", 2, v, NULL, NULL, NULL);   // np.dot with a scalar
    sval *x = array_of(s, v[0], -1), *y = x ? array_of(s, v[1], -1) : NULL;
    if (!y) return NULL;
    if (b->code && (x->array.rank == 0 || y->array.rank == 0)) return binary(s, OP_Mult, x, y);
    if (b->code && y->array.rank > 2) {
        sval *f = numpy_member(s, intern(s->names, "_dot_many"));
        return f ? call(s, f, &(arglist){.n = 2, .v = (sval *[]){x, y}}) : NULL;
    }
    return array_matmul(s, x, y, b->code);
}

static sval *p_argreduce(spec *s, const builtin *b, arglist *a) {
    sval *v[4] = {0};
    bool keep = false;
    if (!arguments(s, b->name, a, "a axis=None out=None keepdims=False", v) || !flag(s, v[3], &keep)) return NULL;
    sval *x = array_of(s, v[0], -1), *r = x ? array_argreduce(s, b->name, x, v[1]) : NULL;
    if (r && keep && v[1] && v[1]->kind != SV_NONE) {
        sval *f = numpy_member(s, intern(s->names, "expand_dims"));
        r = f ? call(s, f, &(arglist){.n = 2, .v = (sval *[]){r, v[1]}}) : NULL;
    } else if (r && keep) {
        sval **ones = ARENA_ARRAY(s->arena, sval *, x->array.rank + 1);
        for (int i = 0; i < x->array.rank; i++) ones[i] = sv_int(s, 1);
        r = array_reshape(s, array_of(s, r, -1), sv_tuple(s, x->array.rank, ones));
    }
    if (!r || !v[2] || v[2]->kind == SV_NONE) return r;
    return array_assign(s, v[2], r) ? v[2] : NULL;
}

static sval *p_cumulate(spec *s, const builtin *b, arglist *a) {
    sval *v[4] = {0};
    return arguments(s, b->name, a, "a axis=None dtype=None out=None", v)
               ? cumulated(s, b->code ? "multiply" : "add", v, NULL)
               : NULL;
}

static sval *p_transpose(spec *s, const builtin *b, arglist *a) {
    sval *v[2] = {0};
    if (!arguments(s, b->name, a, "a axes=None", v)) return NULL;
    sval *x = array_of(s, v[0], -1);
    if (!x || !v[1] || v[1]->kind == SV_NONE) return x ? array_transpose(s, x, 0, NULL) : NULL;
    sval *items = sequence_items(s, v[1]);
    int perm[64];
    for (int i = 0; items && i < items->tuple.n && i < 64; i++) {
        int64_t p;
        if (!sval_known_int(items->tuple.items[i], &p)) return unsupported(s, "axes that are not known when compiling");
        perm[i] = (int)p;
    }
    return items ? array_transpose(s, x, items->tuple.n, perm) : NULL;
}

// _diagonal(a, row, column, size): the library's np.diagonal has checked that the elements are there.
static sval *p_diagonal(spec *s, const builtin *b, arglist *a) {
    sval *v[4] = {0};
    if (!arguments(s, b->name, a, "a row column size", v)) return NULL;
    return array_diagonal(s, v[0], v[1], v[2], v[3]);
}

// Reshaped in the order of an `order=` argument, which may be missing.
static sval *reshaped(spec *s, sval *x, sval *shape, sval *order) {
    if (!order || order->kind == SV_NONE) return array_reshape(s, x, shape);
    bool const named = order->kind == SV_STR && (*order->text == 'C' || *order->text == 'F');
    // The library asks for the order of memory only where any order does.
    if (!named && s->frame->module->is_library) return array_reshape(s, x, shape);
    if (!named) return unsupported(s, "an order other than 'C' and 'F'");
    if (*order->text == 'C') return array_reshape(s, x, shape);
    sval *sizes =
        sval_is_int(shape) ? sv_tuple(s, 1, arena_copy(s->arena, &shape, sizeof shape)) : sequence_items(s, shape);
    if (!sizes) return NULL;
    int const n = sizes->tuple.n;
    sval **back = ARENA_ARRAY(s->arena, sval *, n + 1);
    for (int i = 0; i < n; i++) back[i] = sizes->tuple.items[n - 1 - i];
    sval *r = array_transpose(s, x, 0, NULL);
    r = r ? array_reshape(s, r, sv_tuple(s, n, back)) : NULL;
    return r ? array_transpose(s, r, 0, NULL) : NULL;
}

static sval *p_reshape(spec *s, const builtin *b, arglist *a) {
    sval *v[3] = {0};
    if (!arguments(s, b->name, a, "a shape order=C", v)) return NULL;
    sval *x = array_of(s, v[0], -1);
    return x ? reshaped(s, x, v[1], v[2]) : NULL;
}

// The function keeps the order of memory, the method (code 0) does not.
static sval *p_copy(spec *s, const builtin *b, arglist *a) {
    return p_array(s, &(builtin){b->name, NULL, NULL, b->code ? 1 : 2}, a);
}

// _eig_parts(a, vectors): the real and the imaginary parts of the eigenvalues as rows, and the vectors as columns.
static sval *p_eig(spec *s, const builtin *b, arglist *a) {
    sval *v[2];
    int64_t vectors;
    if (!arguments(s, b->name, a, "a vectors", v) || !sval_known_int(v[1], &vectors)) return NULL;
    sval *x = array_of(s, v[0], DT_float64), *n = x ? x->array.dims[0] : NULL;
    if (!x) return NULL;
    sval *shapes[4] = {sv_int(s, 2), n, n, n}, **dims = arena_copy(s->arena, shapes, sizeof shapes);
    sval *out[2] = {array_empty(s, DT_float64, 2, dims), array_empty(s, DT_float64, 2, dims + 2)};
    ir_value *operands[4] = {x->array.v, out[0]->array.v, out[1]->array.v, emit_const_int(s, vectors, type_i1(s))};
    ir_op *op = ir_build(&s->b, NUMPY_call, 4, operands, 0, NULL, 0);
    ir_op_set_attr(s->ir, op, "callee", ir_attr_string(s->ir, "nprt_eig"));
    ir_op_set_attr(s->ir, op, "writes", ir_attr_i64_array(s->ir, 2, (int64_t[]){1, 2}));
    ir_op_set_attr(s->ir, op, "site", ir_attr_unit(s->ir));
    return sv_tuple(s, 2, arena_copy(s->arena, out, sizeof out));
}

// Whether a sort's kind= asks for a stable one.
static bool sort_kind(spec *s, sval *kind, bool *stable) {
    *stable = false;
    if (!kind || kind->kind == SV_NONE) return true;
    char const first = kind->kind == SV_STR && kind->text ? (char)(*kind->text | 0x20) : 0;
    *stable = first == 's' || first == 'm';
    if (*stable || first == 'q') return true;
    unsupported(s, "a kind of sort that is not known to be 'quicksort', 'stable' or 'mergesort'");
    return false;
}

static sval *p_sort(spec *s, const builtin *b, arglist *a) {
    sval *v[3] = {0};
    int64_t axis = -1;
    bool stable;
    if (!arguments(s, b->name, a, "a axis=-1 kind=None", v) || !sort_kind(s, v[2], &stable)) return NULL;
    bool const flat = v[1] && v[1]->kind == SV_NONE;
    if (v[1] && !flat && !sval_known_int(v[1], &axis))
        return unsupported(s, "an axis that is not known when compiling");
    sval *x = array_of(s, v[0], -1);
    if (x && (flat || (b->code && x->array.rank == 0))) x = array_reshape(s, x, sv_int(s, -1));
    if (!x || !normal_axis(s, &axis, x->array.rank)) return NULL;
    dtype const t = b->code ? DT_int64 : x->array.dtype;
    ir_value *r =
        emit_un(s, b->code ? NUMPY_argsort : NUMPY_sort, x->array.v, array_type(s, t, x->array.rank, x->array.dims));
    ir_op_set_attr(s->ir, ir_def(r), "axis", ir_attr_i64(s->ir, axis));
    ir_op_set_attr(s->ir, ir_def(r), "stable", ir_attr_bool(s->ir, stable));
    return sv_array(s, t, x->array.rank, x->array.dims, r);
}

static sval *p_shape(spec *s, const builtin *b, arglist *a) {
    sval *v[1] = {0};
    sval *x = arguments(s, b->name, a, "a", v) ? array_of(s, v[0], -1) : NULL;
    return !x             ? NULL
           : b->code == 1 ? sv_int(s, x->array.rank)
           : b->code == 2 ? array_size(s, x)
                          : array_shape_tuple(s, x);
}

static sval *p_broadcast_to(spec *s, const builtin *b, arglist *a) {
    sval *v[2] = {0};
    int rank;
    sval **dims;
    if (!arguments(s, b->name, a, "array shape", v) || !shape_of(s, v[1], &rank, &dims)) return NULL;
    sval *x = array_of(s, v[0], -1);
    if (!x) return NULL;
    sval *const shapes[2] = {x, sv_array(s, DT_bool, rank, dims, NULL)};
    for (int i = 0, shift = rank - x->array.rank; i < x->array.rank; i++) {
        sval *from = x->array.dims[i], *to = i + shift < 0 ? NULL : dims[i + shift];
        int64_t known, wanted;
        if (sval_known_int(from, &known) && known == 1 && to) continue;
        if (!to || (sval_known_int(from, &known) && sval_known_int(to, &wanted) && known != wanted))
            return fail(s, "ValueError", NULL,
                        "operands could not be broadcast together with remapped shapes [original->remapped]: %s  and "
                        "requested shape %s",
                        dims_text(s, x->array.rank, x->array.dims), dims_text(s, rank, dims));
        if (!(x = array_stretch(s, x, i, to, "broadcast_to", 2, shapes))) return NULL;
    }
    return array_broadcast(s, x, rank, dims);
}

static sval *p_load(spec *s, const builtin *b, arglist *a) {
    sval *v[2] = {0};
    if (!arguments(s, b->name, a, "file mmap_mode=None", v)) return NULL;
    if (v[0]->kind != SV_STR && v[0]->kind != SV_RSTR)
        return fail(s, "TypeError", NULL, "expected str, bytes or os.PathLike object, not %s", sval_type_name(v[0]));
    ir_value *path = str_ir(s, v[0]);
    sval *h = sv_new(s, SV_HANDLE);
    h->handle.handle = HANDLE_ARCHIVE;
    h->handle.v = emit_call1(s, "nprt_archive_open", 1, &path, type_object(s), true);
    return h;
}

static sval *p_fromfile(spec *s, const builtin *b, arglist *a) {
    sval *v[5] = {0}, *dims[1] = {NULL};
    dtype t;
    if (!arguments(s, b->name, a, "file dtype=float64 count=-1 sep= offset=0", v) || !dtype_or(s, v[1], DT_float64, &t))
        return NULL;
    if (v[3] && !(v[3]->kind == SV_STR && !*v[3]->text)) return unsupported(s, "np.fromfile of text");
    if (v[0]->kind != SV_STR && v[0]->kind != SV_RSTR)
        return fail(s, "TypeError", NULL, "expected a path, not %s", sval_type_name(v[0]));
    sval *count = scalar_convert(s, v[2] ? v[2] : sv_int(s, -1), ST_INT),
         *offset = count ? scalar_convert(s, v[4] ? v[4] : sv_int(s, 0), ST_INT) : NULL;
    if (!offset) return NULL;
    ir_value *operands[4] = {str_ir(s, v[0]), emit_const_int(s, t, ir_type_int(s->ir, 32)), scalar_value(s, count),
                             scalar_value(s, offset)};
    return array_value(s, t, 1, dims, emit_call1(s, "nprt_fromfile", 4, operands, array_type(s, t, 1, dims), true));
}

// Integers to and from the runtime's print options. code: how many arguments.
static sval *p_print_options(spec *s, const builtin *b, arglist *a) {
    ir_value *x[5];
    if (a->n != b->code) return fail(s, "TypeError", NULL, "%s() takes %d integers", b->name, b->code);
    for (int i = 0; i < a->n; i++) {
        sval *v = sval_is_number(a->v[i]) ? scalar_convert(s, a->v[i], ST_INT) : no_integer(s, a->v[i]);
        if (!v) return NULL;
        x[i] = scalar_value(s, v);
    }
    if (b->code == 1)
        return sv_int_range(s, emit_call1(s, "nprt_print_option", 1, x, type_i64(s), false), 0, INT32_MAX);
    x[4] = emit_un(s, ARITH_trunci, x[4], ir_type_int(s->ir, 32));
    emit_call(s, "nprt_set_print_options", 5, x, 0, NULL, false);
    return sv_none(s);
}

static sval *p_save(spec *s, const builtin *b, arglist *a) {
    sval *v[2] = {0};
    if (!arguments(s, b->name, a, "file arr", v)) return NULL;
    sval *x = array_of(s, v[1], -1);
    if (!x || (v[0]->kind != SV_STR && v[0]->kind != SV_RSTR))
        return x ? fail(s, "TypeError", NULL, "expected a path, not %s", sval_type_name(v[0])) : NULL;
    emit_call(s, "nprt_npy_save", 3,
              (ir_value *[]){str_ir(s, v[0]), x->array.v, emit_const_int(s, x->array.dtype, ir_type_int(s->ir, 32))}, 0,
              NULL, true);
    return sv_none(s);
}

static sval *p_dtype(spec *s, const builtin *b, arglist *a) {
    dtype t;
    if (a->n != 1) return fail(s, "TypeError", NULL, "%s() takes exactly 1 argument", b->name);
    return dtype_of(s, a->v[0], &t) ? sv_dtype(s, t) : NULL;
}

static sval *p_result_type(spec *s, const builtin *b, arglist *a) {
    int st = -1;
    for (int i = 0; i < a->n; i++) {
        sval *v = a->v[i], x = {.kind = SV_SCALAR}, y = {.kind = SV_SCALAR};
        dtype t;
        if (v->kind == SV_ARRAY)
            x.scalar.st = ST_NP + (int)v->array.dtype;
        else if (sval_is_number(v))
            x.scalar.st = sval_stype(v);
        else if (dtype_of(s, v, &t))
            x.scalar.st = ST_NP + (int)t;
        else
            return NULL;
        y.scalar.st = st;
        st = st < 0 ? x.scalar.st : scalar_result_type(s, &y, &x);
    }
    return st < 0 ? fail(s, "ValueError", NULL, "%s() needs at least one argument", b->name)
                  : sv_dtype(s, stype_dtype(st));
}

static const builtin primitives[] = {{"result_type", p_result_type, NULL, 0},
                                     {"promote_types", p_result_type, NULL, 0},
                                     {"dtype_of", p_dtype, NULL, 0},
                                     {"_dtype", p_dtype, NULL, 0},
                                     {"array", p_array, NULL, 1},
                                     {"asarray", p_array, NULL, 0},
                                     {"asanyarray", p_array, NULL, 0},
                                     {"ascontiguousarray", p_array, NULL, 0},
                                     {"copy", p_copy, NULL, 1},
                                     {"_eig_parts", p_eig, NULL, 0},
                                     {"zeros", p_filled, NULL, 0},
                                     {"ones", p_filled, NULL, 1},
                                     {"empty", p_filled, NULL, -1},
                                     {"full", p_full, NULL, 0},
                                     {"arange", p_arange, NULL, 0},
                                     {"concatenate", p_concatenate, NULL, 0},
                                     {"where", p_where, NULL, 0},
                                     {"take", p_take, NULL, 0},
                                     {"matmul", p_matmul, NULL, 0},
                                     {"dot", p_matmul, NULL, 1},
                                     {"argmax", p_argreduce, NULL, 0},
                                     {"argmin", p_argreduce, NULL, 0},
                                     {"cumsum", p_cumulate, NULL, 0},
                                     {"cumprod", p_cumulate, NULL, 1},
                                     {"transpose", p_transpose, NULL, 0},
                                     {"_diagonal", p_diagonal, NULL, 0},
                                     {"reshape", p_reshape, NULL, 0},
                                     {"sort", p_sort, NULL, 0},
                                     {"argsort", p_sort, NULL, 1},
                                     {"shape", p_shape, NULL, 0},
                                     {"ndim", p_shape, NULL, 1},
                                     {"size", p_shape, NULL, 2},
                                     {"broadcast_to", p_broadcast_to, NULL, 0},
                                     {"_set_print_options", p_print_options, NULL, 5},
                                     {"_print_option", p_print_options, NULL, 1},
                                     {"load", p_load, NULL, 0},
                                     {"fromfile", p_fromfile, NULL, 0},
                                     {"save", p_save, NULL, 0},
                                     {"dtype", p_dtype, NULL, 0}};

static sval *p_type(spec *s, const builtin *b, arglist *a) {
    if (strcmp(b->name, "ndarray") == 0) return p_filled(s, &(builtin){"ndarray", NULL, NULL, -1}, a);
    return unsupported(s, "calling numpy.%s", b->name);
}
static const builtin types[] = {
    {"ndarray", p_type, NULL, 0},         {"integer", p_type, NULL, 0}, {"floating", p_type, NULL, 0},
    {"generic", p_type, NULL, 0},         {"number", p_type, NULL, 0},  {"signedinteger", p_type, NULL, 0},
    {"unsignedinteger", p_type, NULL, 0}, {"inexact", p_type, NULL, 0}, {"complexfloating", p_type, NULL, 0}};

sval *numpy_member(spec *s, istr name) {
    static const struct {
        const char *name;
        double v;
    } constants[] = {{"pi", M_PI},
                     {"e", M_E},
                     {"inf", INFINITY},
                     {"nan", NAN},
                     {"Inf", INFINITY},
                     {"NaN", NAN},
                     {"euler_gamma", 0.5772156649015329}};
    if (strcmp(name, "AxisError") == 0) return exception_class(s, name);
    if (strcmp(name, "newaxis") == 0) return sv_none(s);
    if (strcmp(name, "random") == 0) return module_import(s, intern(s->names, "numpy.random"));
    for (size_t i = 0; i < sizeof constants / sizeof *constants; i++)
        if (strcmp(constants[i].name, name) == 0) return sv_float(s, constants[i].v);
    dtype t;
    if (strlen(name) > 2 && dtype_by_name(name, &t) && strcmp(name, "float") != 0 && strcmp(name, "int") != 0 &&
        strcmp(name, "bool") != 0 && strcmp(name, "complex") != 0) {
        sval *v = sv_dtype(s, t);
        v->is_type = true;
        return v;
    }
    for (size_t i = 0; i < sizeof primitives / sizeof *primitives; i++)
        if (strcmp(primitives[i].name, name) == 0) return sv_builtin(s, &primitives[i]);
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (strcmp(types[i].name, name) == 0) return sv_builtin(s, &types[i]);
    if (is_ufunc(name)) return sv_builtin(s, builtin_new(s, arena_strdup(s->arena, name), u_call, NULL, 0));
    // What C does in the interpreter, native code composes of fewer primitives.
    sval *m = module_import(s, intern(s->names, "numpy.native"));
    scell *c = m ? map_get_ptr(&m->module->globals, name) : NULL;
    return c && c->v->kind != SV_UNDEF && (c->v->kind == SV_FUNC || c->v->kind == SV_CLASS) ? c->v : NULL;
}

// ---- attributes and methods of arrays ----

static sval *m_astype(spec *s, const builtin *b, arglist *a) {
    sval *v[3] = {0};
    dtype t;
    if (!arguments(s, b->name, a, "self dtype copy=True", v) || !dtype_of(s, v[1], &t)) return NULL;
    if (v[0]->array.dtype != t) return array_cast(s, v[0], t);
    return p_array(s, &(builtin){"array", NULL, NULL, 1}, &(arglist){.n = 1, .v = v});
}

static sval *m_reshape(spec *s, const builtin *b, arglist *a) {
    (void)b;
    for (int i = 0; i < a->named; i++)
        if (strcmp(a->names[i], "order") != 0)
            return fail(s, "TypeError", NULL, "'%s' is an invalid keyword argument for reshape()", a->names[i]);
    return reshaped(s, a->v[0], a->n == 2 ? a->v[1] : sv_tuple(s, a->n - 1, a->v + 1), a->named ? a->named_v[0] : NULL);
}

static sval *m_flatten(spec *s, const builtin *b, arglist *a) {
    sval *v[2] = {0};
    if (!arguments(s, b->name, a, "self order=C", v)) return NULL;
    sval *r = reshaped(s, v[0], sv_int(s, -1), v[1]);
    ir_op *made = r ? ir_def(r->array.v) : NULL;
    if (made && made->opcode == NUMPY_transpose) made = ir_def(ir_operand(made, 0));
    if (made && made->opcode == NUMPY_reshape) ir_op_set_attr(s->ir, made, "ravel", ir_attr_unit(s->ir));
    if (!r || b->code) return r;
    return p_array(s, &(builtin){"array", NULL, NULL, 1}, &(arglist){.n = 1, .v = &r});
}

static sval *m_transpose(spec *s, const builtin *b, arglist *a) {
    sval *axes = a->n == 1 ? sv_none(s) : a->n == 2 ? a->v[1] : sv_tuple(s, a->n - 1, a->v + 1);
    return p_transpose(s, b, &(arglist){.n = 2, .v = (sval *[]){a->v[0], axes}});
}

// The element of an array of one, or of one that is counted over all axes.
static sval *element_at(spec *s, sval *x, sval *place) {
    if (!place) {
        static const char text[] = "can only convert an array of size 1 to a Python scalar";
        sval *one = scalar_compare(s, OP_Eq, array_size(s, x), sv_int(s, 1));
        if (one->kind == SV_NUM && !one->num.i) return mistake(s, "ValueError", text);
        if (one->kind != SV_NUM) emit_check(s, scalar_value(s, one), "ValueError", text);
    }
    if (x->array.rank != 1) x = array_reshape(s, x, sv_int(s, -1));
    return x ? array_index(s, x, place ? place : sv_int(s, 0)) : NULL;
}

static sval *m_item(spec *s, const builtin *b, arglist *a) {
    sval *x = a->v[0], *place = a->n == 2 ? a->v[1] : NULL;
    (void)b;
    if (place && !sval_is_int(place) && place->kind != SV_TUPLE)
        return mistake(s, "TypeError", "an integer is required");
    if (a->n > 2 || (place && place->kind == SV_TUPLE))
        x = array_index(s, x, place ? place : sv_tuple(s, a->n - 1, a->v + 1));
    else
        x = element_at(s, x, place);
    if (!x || !sval_is_number(x)) return x;
    char const k = stype_kind(sval_stype(x));
    return scalar_convert(s, x, k == 'b' ? ST_BOOL : k == 'f' ? ST_FLOAT : k == 'c' ? ST_COMPLEX : ST_INT);
}

static sval *m_fill(spec *s, const builtin *b, arglist *a) {
    if (a->n != 2) return fail(s, "TypeError", NULL, "%s() takes exactly one argument", b->name);
    return array_assign(s, a->v[0], a->v[1]) ? sv_none(s) : NULL;
}

static bool tolist_item(spec *s, void *data, sval *item) {
    if (sval_is_number(item)) {
        char const k = stype_kind(sval_stype(item));
        item = scalar_convert(s, item, k == 'b' ? ST_BOOL : k == 'f' ? ST_FLOAT : k == 'c' ? ST_COMPLEX : ST_INT);
    } else {
        sval *inner = sv_list(s, sv_tuple(s, 0, NULL));
        if (!loop_over(s, NULL, item, tolist_item, inner)) return false;
        item = inner;
    }
    return item && list_append(s, data, item);
}

static sval *m_sort(spec *s, const builtin *b, arglist *a) {
    (void)b;
    sval *sorted = p_sort(s, &(builtin){"sort", NULL, NULL, 0}, a);
    return sorted && array_assign(s, a->v[0], sorted) ? sv_none(s) : NULL;
}

static sval *m_tolist(spec *s, const builtin *b, arglist *a) {
    (void)b;
    if (a->v[0]->array.rank == 0) return m_item(s, b, a);
    sval *list = sv_list(s, sv_tuple(s, 0, NULL));
    return loop_over(s, NULL, a->v[0], tolist_item, list) ? list : NULL;
}

static const builtin array_methods[] = {{"astype", m_astype, NULL, 0},       {"reshape", m_reshape, NULL, 0},
                                        {"flatten", m_flatten, NULL, 0},     {"ravel", m_flatten, NULL, 1},
                                        {"transpose", m_transpose, NULL, 0}, {"item", m_item, NULL, 0},
                                        {"copy", p_copy, NULL, 0},           {"fill", m_fill, NULL, 0},
                                        {"tolist", m_tolist, NULL, 0},       {"dot", p_matmul, NULL, 1},
                                        {"argmax", p_argreduce, NULL, 0},    {"argmin", p_argreduce, NULL, 0},
                                        {"cumsum", p_cumulate, NULL, 0},     {"take", p_take, NULL, 0},
                                        {"argsort", p_sort, NULL, 1},        {"sort", m_sort, NULL, 0},
                                        {"cumprod", p_cumulate, NULL, 1},    {"conj", NULL, "conjugate", 0},
                                        {"conjugate", NULL, "conjugate", 0}, {"put", NULL, "_put", 0}};

static sval *real_part(spec *s, sval *a, bool imag) {
    if (dtype_kind(a->array.dtype) != 'c') {
        if (!imag) return a;
        sval *zeros = array_full(s, a->array.dtype, a->array.rank, a->array.dims, sv_int(s, 0));
        ir_op_set_attr(s->ir, ir_def(zeros->array.v), "read_only", ir_attr_unit(s->ir));
        return zeros;
    }
    dtype const t = a->array.dtype == DT_complex64 ? DT_float32 : DT_float64;
    ir_value *part = emit_un(s, NUMPY_part, a->array.v, array_type(s, t, a->array.rank, a->array.dims));
    ir_op_set_attr(s->ir, ir_def(part), "imag", ir_attr_bool(s->ir, imag));
    return sv_array(s, t, a->array.rank, a->array.dims, part);
}

sval *array_attribute(spec *s, sval *a, istr name) {
    if (strcmp(name, "shape") == 0) return array_shape_tuple(s, a);
    if (strcmp(name, "T") == 0) return array_transpose(s, a, 0, NULL);
    if (strcmp(name, "dtype") == 0) return sv_dtype(s, a->array.dtype);
    if (strcmp(name, "ndim") == 0) return sv_int(s, a->array.rank);
    if (strcmp(name, "size") == 0) return array_size(s, a);
    if (strcmp(name, "itemsize") == 0) return sv_int(s, dtype_size(a->array.dtype));
    if (strcmp(name, "real") == 0 || strcmp(name, "imag") == 0) return real_part(s, a, *name == 'i');
    if (strcmp(name, "nbytes") == 0) {
        sval *n = array_size(s, a);
        return n ? scalar_binary(s, OP_Mult, n, sv_int(s, dtype_size(a->array.dtype))) : NULL;
    }
    for (size_t i = 0; i < sizeof array_methods / sizeof *array_methods; i++) {
        if (strcmp(array_methods[i].name, name) != 0) continue;
        const builtin *b = &array_methods[i];
        return sv_bound(s, a, b->call ? sv_builtin(s, b) : numpy_member(s, intern(s->names, b->signature)));
    }
    // a.mean(axis=0) is np.mean(a, axis=0), written in the library.
    static const char *const shared[] = {"mean",    "sum", "var",      "std",     "max",          "min",      "prod",
                                         "any",     "all", "clip",     "squeeze", "repeat",       "swapaxes", "round",
                                         "nonzero", "ptp", "diagonal", "trace",   "searchsorted", "compress"};
    for (size_t i = 0; i < sizeof shared / sizeof *shared; i++) {
        if (strcmp(shared[i], name) != 0) continue;
        sval *m = module_import(s, intern(s->names, "numpy"));
        sval *f = m ? module_member(s, m->module, name) : NULL;
        return f ? sv_bound(s, a, f) : NULL;
    }
    return NULL;
}

static sval *number_conjugate(spec *s, const builtin *b, arglist *a) {
    if (a->n != 1) return fail(s, "TypeError", NULL, "%s() takes no arguments", b->name);
    sval *v = a->v[0];
    if (stype_kind(sval_stype(v)) != 'c') return v;
    sval *r = sv_num(s, ST_COMPLEX, 0, v->num.f);
    if (v->kind == SV_NUM) return r->num.im = -v->num.im, r;
    ir_value *x = scalar_value(s, v),
             *parts[2] = {emit_un(s, COMPLEX_re, x, x->type->element), emit_un(s, COMPLEX_im, x, x->type->element)};
    parts[1] = emit_un(s, ARITH_negf, parts[1], parts[1]->type);
    return sv_scalar(s, sval_stype(v), emit_bin(s, COMPLEX_create, parts[0], parts[1], x->type));
}

static sval *number_is_integer(spec *s, const builtin *b, arglist *a) {
    if (a->n != 1) return fail(s, "TypeError", NULL, "%s() takes no arguments", b->name);
    sval *v = a->v[0];
    if (v->kind == SV_NUM) return sv_bool(s, v->num.f == floor(v->num.f) && !isinf(v->num.f));
    sval *down = sv_scalar(s, ST_FLOAT, emit_un(s, MATH_floor, v->scalar.v, v->scalar.v->type)),
         *none = scalar_binary(s, OP_Sub, v, v);
    sval *whole = scalar_compare(s, OP_Eq, v, down),
         *finite = none ? scalar_compare(s, OP_Eq, none, sv_float(s, 0)) : NULL;
    return finite ? scalar_binary(s, OP_BitAnd, whole, finite) : NULL;
}

// A NumPy scalar's attributes are those of an array without dimensions; what would be such an array is a scalar again.
static sval *as_scalar(spec *s, sval *r) {
    return r && r->kind == SV_ARRAY && r->array.rank == 0 ? array_index(s, r, sv_tuple(s, 0, NULL)) : r;
}

static sval *number_method(spec *s, const builtin *b, arglist *a) {
    sval *self = array_full(s, stype_np(sval_stype(a->v[0])), 0, NULL, a->v[0]);
    sval *method = self ? array_attribute(s, self, intern(s->names, b->name)) : NULL;
    arglist rest = *a;
    rest.n--, rest.v++;
    return method ? as_scalar(s, call(s, method, &rest)) : NULL;
}

sval *number_attribute(spec *s, sval *v, istr name) {
    int const st = sval_stype(v);
    int const real = st == ST_BOOL ? ST_INT : st;   // True.real is 1
    if (strcmp(name, "real") == 0 && stype_kind(st) != 'c') return scalar_convert(s, v, real);
    if (strcmp(name, "imag") == 0 && stype_kind(st) != 'c') return sv_num(s, real, 0, 0);
    if (stype_kind(st) == 'c' && (strcmp(name, "real") == 0 || strcmp(name, "imag") == 0)) {
        ir_value *x = scalar_value(s, v);
        int const part = stype_dtype(st) == DT_complex64 ? ST_NP + DT_float32
                         : stype_is_np(st)               ? ST_NP + DT_float64
                                                         : ST_FLOAT;
        return sv_scalar(s, part, emit_un(s, *name == 'r' ? COMPLEX_re : COMPLEX_im, x, x->type->element));
    }
    if (strcmp(name, "conjugate") == 0 && !stype_is_np(st)) {
        static const builtin same = {"conjugate", number_conjugate, NULL, 0};
        return sv_bound(s, v, sv_builtin(s, &same));
    }
    if (strcmp(name, "is_integer") == 0 && st == ST_FLOAT) {
        static const builtin whole = {"is_integer", number_is_integer, NULL, 0};
        return sv_bound(s, v, sv_builtin(s, &whole));
    }
    if (!stype_is_np(st)) return NULL;
    if (strcmp(name, "dtype") == 0) return sv_dtype(s, stype_np(st));
    if (strcmp(name, "shape") == 0) return sv_tuple(s, 0, NULL);
    if (strcmp(name, "ndim") == 0) return sv_int(s, 0);
    if (strcmp(name, "size") == 0) return sv_int(s, 1);
    sval *a = array_full(s, stype_np(st), 0, NULL, v), *r = a ? array_attribute(s, a, name) : NULL;
    if (!r || r->kind != SV_BOUND) return as_scalar(s, r);
    return sv_bound(s, v, sv_builtin(s, builtin_new(s, name, number_method, NULL, 0)));
}

sval *dtype_attribute(spec *s, sval *v, istr name) {
    if (strcmp(name, "kind") == 0) return sv_str(s, (char[]){dtype_kind(v->dt), 0});
    if (strcmp(name, "itemsize") == 0) return sv_int(s, dtype_size(v->dt));
    if (strcmp(name, "__name__") == 0) return sv_str(s, v->dt == DT_bool ? "bool_" : dtype_name(v->dt));
    if (strcmp(name, "name") == 0) return sv_str(s, dtype_name(v->dt));
    if (strcmp(name, "type") == 0) {
        sval *type = sv_dtype(s, v->dt);
        type->is_type = true;
        return type;
    }
    return NULL;
}

static sval *l_astype(spec *s, const builtin *b, arglist *a) {
    sval *v[3] = {0};
    dtype t;
    if (!arguments(s, b->name, a, "self dtype copy=True", v) || !dtype_of(s, v[1], &t)) return NULL;
    sval *r = sv_new(s, SV_LAZY);
    r->lazy = v[0]->lazy;
    r->lazy.dt = (int)t;
    return r;
}
static const builtin lazy_astype = {"astype", l_astype, NULL, 0};

sval *lazy_attribute(spec *s, sval *v, istr name) {
    if (strcmp(name, "astype") == 0) return sv_bound(s, v, sv_builtin(s, &lazy_astype));
    return unsupported(s,
                       ".%s of an array from a file whose dtype and rank are not said; write .astype(np.float32) and "
                       "`assert a.ndim == 2` first",
                       name);
}
