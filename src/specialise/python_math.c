// The module math: functions of libm with CPython's checks, rounding, constants. The rest is lib/numpy/native_math.py.
#include "dialect/arith/arith.h"
#include "dialect/complex/complex.h"
#include "dialect/math/math.h"
#include "specialise/state.h"

#include <math.h>
#include <string.h>

// What is asked of a result, as CPython does where the argument is no such number itself: 'd' it is no nan, 'p' not
// infinite (a pole), both a ValueError, 'o' not infinite, an OverflowError.
static const struct function {
    const char *name;
    double (*fn)(double);
    double (*fn2)(double, double);
    unsigned op;
    const char *checks;
} functions[] = {{"sqrt", sqrt, NULL, MATH_sqrt, "d"},     {"exp", exp, NULL, MATH_exp, "o"},
                 {"exp2", exp2, NULL, MATH_exp2, "o"},     {"sin", sin, NULL, MATH_sin, "d"},
                 {"cos", cos, NULL, MATH_cos, "d"},        {"tan", tan, NULL, MATH_tan, "d"},
                 {"asin", asin, NULL, MATH_asin, "d"},     {"acos", acos, NULL, MATH_acos, "d"},
                 {"atan", atan, NULL, MATH_atan, ""},      {"sinh", sinh, NULL, MATH_sinh, "o"},
                 {"cosh", cosh, NULL, MATH_cosh, "o"},     {"tanh", tanh, NULL, MATH_tanh, ""},
                 {"asinh", asinh, NULL, MATH_asinh, ""},   {"acosh", acosh, NULL, MATH_acosh, "d"},
                 {"atanh", atanh, NULL, MATH_atanh, "dp"}, {"log2", log2, NULL, MATH_log2, "dp"},
                 {"log10", log10, NULL, MATH_log10, "dp"}, {"log1p", log1p, NULL, MATH_log1p, "dp"},
                 {"expm1", expm1, NULL, MATH_expm1, "o"},  {"fabs", fabs, NULL, MATH_absf, ""},
                 {"cbrt", cbrt, NULL, MATH_cbrt, ""},      {"erf", erf, NULL, MATH_erf, ""},
                 {"erfc", erfc, NULL, MATH_erfc, ""},      {"atan2", NULL, atan2, MATH_atan2, ""},
                 {"_pow", NULL, pow, MATH_powf, ""},       {"copysign", NULL, copysign, MATH_copysign, ""},
                 {"_hypot", NULL, hypot, COMPLEX_abs, ""}, {"log", log, NULL, MATH_log, "dp"}};

static const char domain[] = "math domain error", range[] = "math range error";

// Checks the result r of x.
static bool check_result(spec *s, const char *checks, sval *x, sval *r) {
    for (const char *c = checks; *c; c++) {
        const char *kind = *c == 'o' ? "OverflowError" : "ValueError", *text = *c == 'o' ? range : domain;
        if (x->kind == SV_NUM) {
            bool const bad = *c == 'd' ? isnan(r->num.f) && !isnan(x->num.f) : isinf(r->num.f) && isfinite(x->num.f);
            if (bad) return mistake(s, kind, "%s", text) != NULL;
            continue;
        }
        ir_value *vx = scalar_value(s, x), *vr = scalar_value(s, r), *ok;
        if (*c == 'd') {   // r is a number, or x is none
            ok = emit_bin(s, ARITH_ori, emit_cmpf(s, CMPF_ORD, vr, vr), emit_cmpf(s, CMPF_UNO, vx, vx), type_i1(s));
        } else {   // r - r is 0, or x - x is not
            ir_value *zero = emit_const_float(s, 0, vx->type);
            ir_value *dr = emit_bin(s, ARITH_subf, vr, vr, vr->type), *dx = emit_bin(s, ARITH_subf, vx, vx, vx->type);
            ok = emit_bin(s, ARITH_ori, emit_cmpf(s, CMPF_OEQ, dr, zero), emit_cmpf(s, CMPF_UNE, dx, zero), type_i1(s));
        }
        emit_check(s, ok, kind, text);
    }
    return true;
}

static sval *math_argument(spec *s, sval *v) {
    if (v->kind == SV_ARRAY) v = array_index(s, array_reshape(s, v, sv_int(s, 1)), sv_int(s, 0));
    if (!v) return NULL;
    if (!sval_is_number(v)) return mistake(s, "TypeError", "must be real number, not %s", sval_type_name(v));
    return scalar_convert(s, v, ST_FLOAT);
}

// hypot is the absolute value of a complex number, which libm computes.
static ir_value *of_two(spec *s, unsigned op, ir_value *x, ir_value *y) {
    ir_type const f64 = type_f64(s);
    if (op != COMPLEX_abs) return emit_bin(s, op, x, y, f64);
    return emit_un(s, op, emit_bin(s, COMPLEX_create, x, y, ir_type_complex(s->ir, f64)), f64);
}

static sval *m_call(spec *s, const builtin *b, arglist *a) {
    const struct function *f = &functions[b->code];
    int const n = f->fn2 ? 2 : 1;
    bool const log_base = strcmp(b->name, "log") == 0 && a->n == 2;
    if ((a->n != n && !log_base) || a->named)
        return fail(s, "TypeError", NULL, "%s() takes exactly %d argument%s (%d given)", b->name, n, n == 1 ? "" : "s",
                    a->n);
    sval *x = math_argument(s, a->v[0]), *y = x && a->n > 1 ? math_argument(s, a->v[1]) : NULL;
    if (!x || (a->n > 1 && !y)) return NULL;
    if (log_base) {
        sval *p = m_call(s, b, &(arglist){.n = 1, .v = &x}), *q = p ? m_call(s, b, &(arglist){.n = 1, .v = &y}) : NULL;
        return q ? scalar_binary(s, OP_Div, p, q) : NULL;
    }
    sval *r;
    if (x->kind == SV_NUM && (!y || y->kind == SV_NUM))
        r = sv_float(s, y ? f->fn2(x->num.f, y->num.f) : f->fn(x->num.f));
    else if (y)
        r = sv_scalar(s, ST_FLOAT, of_two(s, f->op, scalar_value(s, x), scalar_value(s, y)));
    else
        r = sv_scalar(s, ST_FLOAT, emit_un(s, f->op, scalar_value(s, x), type_f64(s)));
    return check_result(s, f->checks, x, r) ? r : NULL;
}

static sval *m_round(spec *s, const builtin *b, arglist *a) {   // floor, ceil, trunc: ints
    if (a->n != 1) return fail(s, "TypeError", NULL, "%s() takes exactly one argument", b->name);
    if (sval_is_int(a->v[0])) return scalar_convert(s, a->v[0], ST_INT);
    sval *x = math_argument(s, a->v[0]);
    if (!x) return NULL;
    if (x->kind == SV_NUM)
        return scalar_convert(s,
                              sv_float(s, b->code == MATH_floor  ? floor(x->num.f)
                                          : b->code == MATH_ceil ? ceil(x->num.f)
                                                                 : trunc(x->num.f)),
                              ST_INT);
    return scalar_convert(s, sv_scalar(s, ST_FLOAT, emit_un(s, (unsigned)b->code, x->scalar.v, type_f64(s))), ST_INT);
}

static sval *m_isnan(spec *s, const builtin *b, arglist *a) {
    sval *x =
        a->n == 1 ? math_argument(s, a->v[0]) : fail(s, "TypeError", NULL, "%s() takes exactly one argument", b->name);
    return x ? scalar_compare(s, OP_NotEq, x, x) : NULL;
}

sval *python_math_member(spec *s, istr name) {
    static const builtin rounds[] = {{"floor", m_round, NULL, MATH_floor},
                                     {"ceil", m_round, NULL, MATH_ceil},
                                     {"trunc", m_round, NULL, MATH_trunc},
                                     {"isnan", m_isnan, NULL, 0}};
    static const struct {
        const char *name;
        double v;
    } constants[] = {{"pi", 3.141592653589793},
                     {"e", 2.718281828459045},
                     {"tau", 6.283185307179586},
                     {"inf", INFINITY},
                     {"nan", NAN}};
    for (size_t i = 0; i < sizeof constants / sizeof *constants; i++)
        if (strcmp(constants[i].name, name) == 0) return sv_float(s, constants[i].v);
    for (size_t i = 0; i < sizeof rounds / sizeof *rounds; i++)
        if (strcmp(rounds[i].name, name) == 0) return sv_builtin(s, &rounds[i]);
    for (int i = 0; i < (int)(sizeof functions / sizeof *functions); i++) {
        if (strcmp(functions[i].name, name) != 0) continue;
        builtin *b = ARENA_NEW(s->arena, builtin);
        *b = (builtin){functions[i].name, m_call, NULL, i};
        return sv_builtin(s, b);
    }
    sval *m = module_import(s, intern(s->names, "numpy.native_math"));
    scell *c = m ? map_get_ptr(&m->module->globals, name) : NULL;
    return c && c->v->kind == SV_FUNC ? c->v : NULL;
}

sval *call_native_math(spec *s, const char *name, arglist *a) {
    sval *m = module_import(s, intern(s->names, "numpy.native_math"));
    sval *f = m ? module_member(s, m->module, intern(s->names, name)) : NULL;
    return f ? call(s, f, a) : NULL;
}
