// ufuncs as objects: their calls and methods.
#include "dialect/math/math.h"
#include "specialise/numpy.h"

#include <math.h>
#include <string.h>

sval *ufunc_as_called(spec *s, const builtin *b, arglist *a) {
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

bool numpy_keepdims(spec *s, sval *v, bool *out) {
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
        !numpy_keepdims(s, v[4], &keep))
        return NULL;
    sval *const initial = v[5] && v[5]->kind != SV_NONE ? v[5] : NULL;
    if (v[6] && !(v[6]->kind == SV_NUM && v[6]->num.i)) {   // what is left out becomes the identity
        sval *rest = initial ? initial : ufunc_identity(s, b->name), *x = rest ? array_of(s, v[0], -1) : NULL;
        if (!x || !is_mask(s, v[6])) return NULL;
        if (v[6]->kind == SV_ARRAY && v[6]->array.rank > (x->kind == SV_ARRAY ? x->array.rank : 0))
            return mistake(s, "ValueError", "input operand has more dimensions than allowed by the axis remapping");
        v[0] = array_where(s, v[6], x, rest);
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
sval *ufunc_cumulated(spec *s, const char *ufunc, sval **v, sval *default_axis) {
    sval *x = array_of(s, v[0], -1);
    sval *r = x ? array_cumulate(s, ufunc, x, v[1] ? v[1] : default_axis, v[2]) : NULL;
    if (!r || !v[3] || v[3]->kind == SV_NONE) return r;
    return array_assign(s, v[3], r) ? v[3] : NULL;
}

static sval *u_accumulate(spec *s, const builtin *b, arglist *a) {
    sval *v[4] = {0};
    if (!arguments(s, "accumulate", a, "array axis=0 dtype=None out=None", v)) return NULL;
    return ufunc_cumulated(s, b->name, v, sv_int(s, 0));
}

// ufunc.at(a, index, value): unbuffered, one element after the other.
static sval *u_at(spec *s, const builtin *b, arglist *a) {
    sval *v[3] = {0};
    if (is_unary_ufunc(b->name)) return unsupported(s, "np.%s.at", b->name);
    if (!arguments(s, "at", a, "a indices b", v)) return NULL;
    // An integer is an array of int64 here: it need not fit, results are cast.
    bool const whole = v[0]->kind == SV_ARRAY && strchr("iu", dtype_kind(v[0]->array.dtype));
    if (whole && sval_is_number(v[2]) && sval_stype(v[2]) == ST_INT) v[2] = scalar_convert(s, v[2], ST_NP + DT_int64);
    sval *f = numpy_member(s, intern(s->names, "_at")),
         *self = sv_builtin(s, builtin_new(s, b->name, ufunc_as_called, NULL, 0));
    arglist args = {.n = 4, .v = (sval *[]){self, v[0], v[1], v[2]}};
    return f ? call(s, f, &args) : NULL;
}

static sval *u_reduceat(spec *s, const builtin *b, arglist *a) {
    sval *v[5] = {0};
    if (!arguments(s, "reduceat", a, "array indices axis=0 dtype=None out=None", v)) return NULL;
    sval *f = numpy_member(s, intern(s->names, "_reduceat"));
    sval *given[6] = {sv_builtin(s, builtin_new(s, b->name, ufunc_as_called, NULL, 0)), v[0], v[1],
                      v[2] ? v[2] : sv_int(s, 0)};
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
    if (v->builtin->call != ufunc_as_called) return stream_attribute(s, v, name);
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
