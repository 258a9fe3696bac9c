// Numbers: Python's and NumPy's scalars, folded when known, else arith and math ops.
#include "dialect/arith/arith.h"
#include "dialect/complex/complex.h"
#include "dialect/math/math.h"
#include "ir/number.h"
#include "specialise/state.h"

#include <math.h>
#include <string.h>

enum { CMP_EQ, CMP_NE, CMP_SLT, CMP_SLE, CMP_SGT, CMP_SGE, CMP_ULT, CMP_ULE, CMP_UGT, CMP_UGE };

ir_type stype_ir(spec *s, int st) { return dtype_ir(s->ir, stype_dtype(st), false); }

static bool is_integral(int st) { return stype_kind(st) == 'i' || stype_kind(st) == 'u' || stype_kind(st) == 'b'; }

ir_value *scalar_value(spec *s, sval *v) {
    if (v->kind == SV_SCALAR) return v->scalar.v;
    ir_type const t = stype_ir(s, v->num.st);
    if (is_integral(v->num.st)) return emit_const_int(s, v->num.i, t);
    if (stype_kind(v->num.st) == 'f') return emit_const_float(s, v->num.f, t);
    return emit_bin(s, COMPLEX_create, emit_const_float(s, v->num.f, t->element),
                    emit_const_float(s, v->num.im, t->element), t);
}

ir_value *index_value(spec *s, sval *v) {
    ir_type const index = ir_type_index(s->ir);
    int64_t known;
    if (sval_known_int(v, &known)) return emit_const_int(s, known, index);
    ir_op *def = ir_def(v->scalar.v);
    if (def && def->opcode == ARITH_index_cast && ir_operand(def, 0)->type == index) return ir_operand(def, 0);
    sval *i = scalar_convert(s, v, ST_INT);
    return emit_un(s, ARITH_index_cast, scalar_value(s, i), index);
}

sval *int_from_index(spec *s, ir_value *index, int64_t lo, int64_t hi) {
    int64_t known;
    if (ir_constant_int(index, &known)) return sv_int(s, known);
    return sv_int_range(s, emit_un(s, ARITH_index_cast, index, type_i64(s)), lo, hi);
}

// ---- conversion ----

static int64_t wrap_int(int64_t v, dtype t) {
    switch (t) {
    case DT_bool: return v != 0;
    case DT_int8: return (int8_t)v;
    case DT_int16: return (int16_t)v;
    case DT_int32: return (int32_t)v;
    case DT_uint8: return (uint8_t)v;
    case DT_uint16: return (uint16_t)v;
    case DT_uint32: return (uint32_t)v;
    default: return v;
    }
}

static double num_double(const sval *v) {
    char const k = stype_kind(v->num.st);
    if (k == 'u') return (double)(uint64_t)v->num.i;
    return is_integral(v->num.st) ? (double)v->num.i : v->num.f;
}

static const char out_of_range[] = "(34, 'Numerical result out of range')";

typedef struct interval {
    int64_t lo, hi;
} interval;
static interval range_of(const sval *v) {
    if (v->kind == SV_NUM) return (interval){v->num.i, v->num.i};
    if (stype_kind(v->scalar.st) == 'b') return (interval){0, 1};
    return (interval){v->scalar.lo, v->scalar.hi};
}

static bool is_inside(interval x, interval y) { return x.lo >= y.lo && x.hi <= y.hi; }

// What an integer dtype holds, as far as 64 signed bits say it.
static interval bounds_of(dtype t) {
    int const bits = 8 * dtype_size(t);
    if (dtype_kind(t) == 'u') return (interval){0, bits == 64 ? INT64_MAX : ((int64_t)1 << bits) - 1};
    return (interval){bits == 64 ? INT64_MIN : -((int64_t)1 << (bits - 1)), (int64_t)(UINT64_MAX >> (65 - bits))};
}

// NumPy 2: a Python integer that an integer dtype cannot hold is an error.
static bool python_int_fits(spec *s, sval *v, dtype t) {
    interval const x = range_of(v), all = bounds_of(t);
    if (is_inside(x, all)) return true;
    if (v->kind == SV_NUM)
        return fail(s, "OverflowError", NULL, "Python integer %lld out of bounds for %s", (long long)v->num.i,
                    dtype_name(t)),
               false;
    ir_type const i64 = type_i64(s);
    ir_value *i = scalar_value(s, v), *ok = NULL;
    if (x.lo < all.lo) ok = emit_cmpi(s, CMP_SGE, i, emit_const_int(s, all.lo, i64));
    if (x.hi > all.hi) {
        ir_value *small = emit_cmpi(s, CMP_SLE, i, emit_const_int(s, all.hi, i64));
        ok = ok ? emit_bin(s, ARITH_andi, ok, small, type_i1(s)) : small;
    }
    emit_check(s, ok, "OverflowError", arena_printf(s->arena, "Python integer out of bounds for %s", dtype_name(t)));
    return true;
}

static double rounded(double d, dtype t) {
    if (t == DT_float16) return ir_half_value(ir_half_bits(d));
    return t == DT_float32 || t == DT_complex64 ? (double)(float)d : d;
}

static sval *convert_known(spec *s, const sval *v, int st) {
    char const to = stype_kind(st);
    sval *r = sv_num(s, st, 0, 0);
    if (to == 'b') {
        r->num.i = is_integral(v->num.st) ? v->num.i != 0 : v->num.f != 0 || v->num.im != 0;
    } else if (is_integral(st)) {
        double const d = num_double(v);
        if (!is_integral(v->num.st) && !(d > -9.3e18 && d < 1.8e19))
            return fail(s, isnan(d) ? "ValueError" : "OverflowError", NULL, "cannot convert float %s to integer",
                        isnan(d) ? "NaN" : "infinity");
        r->num.i = wrap_int(is_integral(v->num.st) ? v->num.i : (int64_t)d, stype_dtype(st));
    } else {
        r->num.f = rounded(num_double(v), stype_dtype(st));
        if (to == 'c') r->num.im = rounded(v->num.im, stype_dtype(st));
    }
    return r;
}

static ir_value *convert_int(spec *s, ir_value *x, int from, int st) {
    ir_type const t = stype_ir(s, st);
    int const wf = x->type->width, wt = t->width;
    if (stype_kind(st) == 'b') return wf == 1 ? x : emit_cmpi(s, CMP_NE, x, emit_const_int(s, 0, x->type));
    if (wt == wf) return x;
    if (wt < wf) return emit_un(s, ARITH_trunci, x, t);
    return emit_un(s, stype_kind(from) == 'i' ? ARITH_extsi : ARITH_extui, x, t);
}

static ir_value *convert_value(spec *s, ir_value *x, int from, int st) {
    char const kf = stype_kind(from), kt = stype_kind(st);
    ir_type const t = stype_ir(s, st);
    if (is_integral(from) && is_integral(st)) return convert_int(s, x, from, st);
    if (is_integral(from) && kt == 'f') return emit_un(s, kf == 'i' ? ARITH_sitofp : ARITH_uitofp, x, t);
    if (kf == 'f' && kt == 'f') {
        if (x->type == t) return x;
        return emit_un(s, x->type->width < t->width ? ARITH_extf : ARITH_truncf, x, t);
    }
    if (kf == 'f' && kt == 'b') return emit_cmpf(s, CMPF_UNE, x, emit_const_float(s, 0, x->type));
    if (kf == 'f' && kt != 'c' && t->width == 64) return emit_un(s, kt == 'u' ? ARITH_fptoui : ARITH_fptosi, x, t);
    if (kf == 'f' && kt != 'c') {   // as array elements: through int32, or int64 for uint32, then the low bits
        ir_value *wide = emit_un(s, ARITH_fptosi, x, ir_type_int(s->ir, kt == 'u' && t->width == 32 ? 64 : 32));
        return t->width == wide->type->width ? wide : emit_un(s, ARITH_trunci, wide, t);
    }
    if (kt == 'c' && kf != 'c') {
        int const part = t->element->width == 32 ? ST_NP + DT_float32 : ST_FLOAT;
        return emit_bin(s, COMPLEX_create, convert_value(s, x, from, part), emit_const_float(s, 0, t->element), t);
    }
    if (kt == 'c') {
        if (x->type == t) return x;
        int const pf = x->type->element->width == 32 ? ST_NP + DT_float32 : ST_FLOAT,
                  pt = t->element->width == 32 ? ST_NP + DT_float32 : ST_FLOAT;
        ir_value *parts[2];
        emit_parts(s, x, parts);
        return emit_bin(s, COMPLEX_create, convert_value(s, parts[0], pf, pt), convert_value(s, parts[1], pf, pt), t);
    }
    return NULL;
}

static void check_no_overflow(spec *s, ir_value *ok) {
    emit_check(s, ok, "OverflowError", "integer result does not fit 64 bits");
}

// int(x) of a float outside of 64 bits.
static bool no_integer_of_float(spec *s, void *value) {
    ir_value *x = value, *size = emit_un(s, MATH_absf, x, x->type);
    emit_check(s, emit_cmpf(s, CMPF_OEQ, x, x), "ValueError", "cannot convert float NaN to integer");
    emit_check(s, emit_cmpf(s, CMPF_ONE, size, emit_const_float(s, INFINITY, x->type)), "OverflowError",
               "cannot convert float infinity to integer");
    certainly_raises(s, "OverflowError", "a float beyond 64 bits is no integer of native code");
    return true;
}

sval *scalar_convert(spec *s, sval *v, int st) {
    if (!sval_is_number(v)) return unsupported(s, "a value of type %s where a number is needed", sval_type_name(v));
    int const from = sval_stype(v);
    if (from == st) return v;
    bool const may_be_long = st == ST_INT && from == ST_NP + DT_uint64;
    if (may_be_long && v->kind == SV_NUM && v->num.i < 0)
        return unsupported(s, "Python's integer of a uint64 of 64 bits");
    if (from == ST_INT && stype_is_np(st) && strchr("iu", stype_kind(st)) && !numpy1_rules(s) &&
        !python_int_fits(s, v, stype_dtype(st)))
        return NULL;
    if (v->kind == SV_NUM) return convert_known(s, v, st);
    if (stype_kind(from) == 'c' && stype_kind(st) == 'b') {
        sval *zero = sv_num(s, from, 0, 0);
        return sv_scalar(s, st, emit_bin(s, COMPLEX_neq, v->scalar.v, scalar_value(s, zero), type_i1(s)));
    }
    if (stype_kind(from) == 'c' && stype_kind(st) != 'c')
        return fail(s, "TypeError", NULL, "can't convert complex to %s", stype_name(st));
    if (st == ST_INT && stype_kind(from) == 'f') {   // int(x): refuse what does not fit
        ir_value *x = convert_value(s, v->scalar.v, from, ST_FLOAT);
        ir_value *low = emit_cmpf(s, CMPF_OGE, x, emit_const_float(s, -9223372036854775808.0, x->type));
        ir_value *high = emit_cmpf(s, CMPF_OLT, x, emit_const_float(s, 9223372036854775808.0, x->type));
        ir_value *bad = emit_bin(s, ARITH_xori, emit_bin(s, ARITH_andi, low, high, type_i1(s)),
                                 emit_const_int(s, 1, type_i1(s)), type_i1(s));
        if (!branch(s, bad, no_integer_of_float, NULL, x)) return NULL;
        return sv_scalar(s, st, emit_un(s, ARITH_fptosi, x, type_i64(s)));
    }
    ir_value *x = convert_value(s, v->scalar.v, from, st);
    if (!x) return unsupported(s, "a conversion from %s to %s", stype_name(from), stype_name(st));
    if (may_be_long && range_of(v).hi == INT64_MAX)
        check_no_overflow(s, emit_cmpi(s, CMP_SGE, x, emit_const_int(s, 0, type_i64(s))));
    sval *r = sv_scalar(s, st, x);
    if (is_integral(from) && is_integral(st) && stype_kind(st) != 'b') {
        interval const known = range_of(v);
        if (is_inside(known, bounds_of(stype_dtype(st)))) r->scalar.lo = known.lo, r->scalar.hi = known.hi;
    }
    return r;
}

// ---- result types ----

// NEP 50: a Python scalar takes the NumPy side's dtype unless its kind is higher.
static int weak_type(int python, dtype np) {
    static const char order[] = "biufc";
    char const kp = stype_kind(python), kn = dtype_kind(np);
    if (kp == 'b') return ST_NP + np;
    if (kp == 'i') return ST_NP + (kn == 'b' ? DT_int64 : np);
    if (kp == 'f') return ST_NP + (strchr(order, kn) < strchr(order, 'f') ? DT_float64 : np);
    return ST_NP + (kn == 'c' ? np : np == DT_float32 || np == DT_float16 ? DT_complex64 : DT_complex128);
}

bool numpy1_rules(spec *s) { return s->options->numpy1 && !(s->frame && s->frame->module->is_library); }

int scalar_result_type(spec *s, sval *a, sval *b) {
    int const x = sval_stype(a), y = sval_stype(b);
    if (!stype_is_np(x) && !stype_is_np(y)) {
        int const top = x > y ? x : y;
        return top;
    }
    if (numpy1_rules(s)) return ST_NP + dtype_promote(stype_dtype(x), stype_dtype(y));
    if (stype_is_np(x) && stype_is_np(y)) return ST_NP + dtype_promote(stype_np(x), stype_np(y));
    return stype_is_np(x) ? weak_type(y, stype_np(x)) : weak_type(x, stype_np(y));
}

// ---- known numbers ----

static int64_t floor_div(int64_t a, int64_t b) { return a / b - (a % b != 0 && (a < 0) != (b < 0)); }

static bool fold_pow(int64_t a, int64_t b, int64_t *r) {
    *r = 1;
    for (; b > 0; b--)
        if (__builtin_mul_overflow(*r, a, r)) return false;
    return true;
}

static void *too_big(spec *s) {
    return not_here(s, "OverflowError",
                    "native code computes with 64-bit integers; `npcc run --engine=interp` has no limit",
                    "an integer leaves 64 bits");
}

static sval *fold_int(spec *s, ast_operator op, int64_t a, int64_t b) {
    int64_t r = 0;
    switch (op) {
    case OP_Add: return __builtin_add_overflow(a, b, &r) ? too_big(s) : sv_int(s, r);
    case OP_Sub: return __builtin_sub_overflow(a, b, &r) ? too_big(s) : sv_int(s, r);
    case OP_Mult: return __builtin_mul_overflow(a, b, &r) ? too_big(s) : sv_int(s, r);
    case OP_FloorDiv:
    case OP_Mod:
    case OP_Div:
        if (b == 0)
            return fail(s, "ZeroDivisionError", NULL,
                        op == OP_Div   ? "division by zero"
                        : op == OP_Mod ? "integer modulo by zero"
                                       : "integer division or modulo by zero");
        if (op == OP_Div) return sv_float(s, (double)a / (double)b);
        if (a == INT64_MIN && b == -1) return op == OP_Mod ? sv_int(s, 0) : too_big(s);
        return sv_int(s, op == OP_FloorDiv ? floor_div(a, b) : a - floor_div(a, b) * b);
    case OP_Pow:
        if (b < 0)
            return a == 0 ? fail(s, "ZeroDivisionError", NULL, "0.0 cannot be raised to a negative power")
                          : sv_float(s, pow((double)a, (double)b));
        return fold_pow(a, b, &r) ? sv_int(s, r) : too_big(s);
    case OP_LShift:
        if (b < 0) return fail(s, "ValueError", NULL, "negative shift count");
        return b > 62 || (a << b) >> b != a ? (a ? too_big(s) : sv_int(s, 0)) : sv_int(s, a << b);
    case OP_RShift:
        if (b < 0) return fail(s, "ValueError", NULL, "negative shift count");
        return sv_int(s, a >> (b > 63 ? 63 : b));
    case OP_BitAnd: return sv_int(s, a & b);
    case OP_BitOr: return sv_int(s, a | b);
    case OP_BitXor: return sv_int(s, a ^ b);
    default: return NULL;
    }
}

static double float_mod(double a, double b, double *div) {   // as CPython's float_divmod
    double mod = fmod(a, b), d = (a - mod) / b;
    if (mod != 0) {
        if ((b < 0) != (mod < 0)) mod += b, d -= 1.0;
    } else {
        mod = copysign(0.0, b);
    }
    double fl = d != 0 ? floor(d) : copysign(0.0, a / b);
    if (d != 0 && d - fl > 0.5) fl += 1.0;
    *div = fl;
    return mod;
}

static sval *fold_float(spec *s, ast_operator op, double a, double b) {
    double d, m;
    switch (op) {
    case OP_Add: return sv_float(s, a + b);
    case OP_Sub: return sv_float(s, a - b);
    case OP_Mult: return sv_float(s, a * b);
    case OP_Div:
        if (b == 0) return fail(s, "ZeroDivisionError", NULL, "float division by zero");
        return sv_float(s, a / b);
    case OP_FloorDiv:
    case OP_Mod:
        if (b == 0)
            return fail(s, "ZeroDivisionError", NULL, op == OP_Mod ? "float modulo" : "float floor division by zero");
        m = float_mod(a, b, &d);
        return sv_float(s, op == OP_Mod ? m : d);
    case OP_Pow:
        if (a == 0 && b < 0) return fail(s, "ZeroDivisionError", NULL, "0.0 cannot be raised to a negative power");
        if (a < 0 && b != floor(b) && isfinite(b))
            return unsupported(s, "a negative number to a fractional power (a complex result)");
        if (isinf(pow(a, b)) && isfinite(a) && isfinite(b)) return certainly_raises(s, "OverflowError", out_of_range);
        return sv_float(s, pow(a, b));
    default: return NULL;
    }
}

// ---- run-time integers ----

// The result of an addition, subtraction or multiplication whose operands' ranges exclude overflow: LLVM may know, too.
static ir_value *exact_binary(spec *s, unsigned opcode, ir_value *a, ir_value *b) {
    ir_value *r = emit_bin(s, opcode, a, b, type_i64(s));
    ir_op *op = ir_def(r);
    if (op && op->opcode == opcode && ir_operand(op, 0) == a && ir_operand(op, 1) == b)
        ir_op_set_attr(s->ir, op, "overflowFlags", ir_attr_dialect(s->ir, "arith.overflow<nsw>"));
    return r;
}

static sval *int_add(spec *s, sval *a, sval *b, bool subtract) {
    if (subtract && a->kind == SV_SCALAR && b->kind == SV_SCALAR && a->scalar.sym && a->scalar.sym == b->scalar.sym &&
        !a->scalar.clamp && !b->scalar.clamp)
        return sv_int(s, a->scalar.off - b->scalar.off);   // (sym + p) - (sym + q)
    interval const x = range_of(a), y = range_of(b);
    int64_t lo, hi;
    bool const below = subtract ? __builtin_sub_overflow(x.lo, y.hi, &lo) : __builtin_add_overflow(x.lo, y.lo, &lo);
    bool const above = subtract ? __builtin_sub_overflow(x.hi, y.lo, &hi) : __builtin_add_overflow(x.hi, y.hi, &hi);
    bool const may = below || above;
    ir_type const t = type_i64(s);
    ir_value *va = scalar_value(s, a), *vb = scalar_value(s, b);
    unsigned const opcode = subtract ? ARITH_subi : ARITH_addi;
    ir_value *r = may ? emit_bin(s, opcode, va, vb, t) : exact_binary(s, opcode, va, vb);
    if (may) {
        lo = INT64_MIN, hi = INT64_MAX;
        ir_value *p = emit_bin(s, ARITH_xori, va, subtract ? vb : r, t),
                 *q = emit_bin(s, ARITH_xori, subtract ? va : vb, r, t);
        check_no_overflow(s, emit_cmpi(s, CMP_SGE, emit_bin(s, ARITH_andi, p, q, t), emit_const_int(s, 0, t)));
    }
    sval *v = sv_int_range(s, r, lo, hi);
    const sval *base = a->kind == SV_SCALAR ? a : b, *other = base == a ? b : a;   // sym + constant stays linear
    if (other->kind == SV_NUM && base->kind == SV_SCALAR && !base->scalar.clamp && !(subtract && base == b)) {
        v->scalar.sym = base->scalar.sym;
        v->scalar.off = base->scalar.off + (subtract ? -other->num.i : other->num.i);
        if (v->scalar.off == 0 && v->scalar.sym == v->scalar.v) v->scalar.sym = base->scalar.sym;
    }
    return v;
}

static sval *int_mul(spec *s, sval *a, sval *b) {
    interval const x = range_of(a), y = range_of(b);
    int64_t p[4];
    bool may = false;
    for (int i = 0; i < 4; i++) may = __builtin_mul_overflow(i < 2 ? x.lo : x.hi, i % 2 ? y.hi : y.lo, &p[i]) || may;
    ir_type const t = type_i64(s);
    ir_value *va = scalar_value(s, a), *vb = scalar_value(s, b);
    if (!may) {
        int64_t lo = p[0], hi = p[0];
        for (int i = 1; i < 4; i++) lo = p[i] < lo ? p[i] : lo, hi = p[i] > hi ? p[i] : hi;
        return sv_int_range(s, exact_binary(s, ARITH_muli, va, vb), lo, hi);
    }
    ir_type const wide = ir_type_int(s->ir, 128);   // the product in full, which the target turns into an overflow test
    ir_value *full =
        emit_bin(s, ARITH_muli, emit_un(s, ARITH_extsi, va, wide), emit_un(s, ARITH_extsi, vb, wide), wide);
    ir_value *low = emit_un(s, ARITH_trunci, full, t);
    check_no_overflow(s, emit_cmpi(s, CMP_EQ, emit_un(s, ARITH_extsi, low, wide), full));
    return sv_scalar(s, ST_INT, low);
}

static sval *int_divmod(spec *s, ast_operator op, sval *a, sval *b) {
    interval const x = range_of(a), y = range_of(b);
    ir_type const t = type_i64(s);
    ir_value *va = scalar_value(s, a), *vb = scalar_value(s, b);
    if (y.lo <= 0 && y.hi >= 0)
        emit_check(s, emit_cmpi(s, CMP_NE, vb, emit_const_int(s, 0, t)), "ZeroDivisionError",
                   op == OP_Mod ? "integer modulo by zero" : "integer division or modulo by zero");
    bool const plain = x.lo >= 0 && y.lo >= 0;
    if (op == OP_FloorDiv) {
        sval *r = sv_int_range(s, emit_bin(s, plain ? ARITH_divsi : ARITH_floordivsi, va, vb, t), INT64_MIN, INT64_MAX);
        if (plain) r->scalar.lo = 0, r->scalar.hi = x.hi;
        return r;
    }
    if (plain) return sv_int_range(s, emit_bin(s, ARITH_remsi, va, vb, t), 0, y.hi > 0 ? y.hi - 1 : 0);
    ir_value *rem = emit_bin(s, ARITH_remsi, va, vb, t), *zero = emit_const_int(s, 0, t);
    ir_value *differs = emit_cmpi(s, CMP_SLT, emit_bin(s, ARITH_xori, rem, vb, t), zero);
    ir_value *fix = emit_bin(s, ARITH_andi, differs, emit_cmpi(s, CMP_NE, rem, zero), type_i1(s));
    ir_value *r = emit1(s, ARITH_select, 3, (ir_value *[]){fix, emit_bin(s, ARITH_addi, rem, vb, t), rem}, t);
    return y.lo > 0 ? sv_int_range(s, r, 0, y.hi - 1) : sv_scalar(s, ST_INT, r);
}

static sval *int_pow(spec *s, sval *a, sval *b) {
    int64_t n;
    if (!sval_known_int(b, &n)) {
        sval *whole = scalar_compare(s, OP_GtE, b, sv_int(s, 0));
        if (whole->kind != SV_NUM)
            emit_check(s, scalar_value(s, whole), "NotImplementedError",
                       "native code does not raise an int to a negative power known only at run time");
        return call_native_math(s, "_ipow", &(arglist){.n = 2, .v = (sval *[]){a, b}});
    }
    if (n < 0) return scalar_binary(s, OP_Pow, scalar_convert(s, a, ST_FLOAT), sv_float(s, (double)n));
    if (n > 64) return unsupported(s, "an int to the power %lld", (long long)n);
    sval *r = sv_int(s, 1);
    for (int64_t i = 0; i < n && r; i++) r = scalar_binary(s, OP_Mult, r, a);
    return r;
}

static sval *int_shift(spec *s, ast_operator op, sval *a, sval *b) {
    interval const x = range_of(a), y = range_of(b);
    ir_type const t = type_i64(s);
    ir_value *va = scalar_value(s, a), *vb = scalar_value(s, b);
    if (y.lo < 0)
        emit_check(s, emit_cmpi(s, CMP_SGE, vb, emit_const_int(s, 0, t)), "ValueError", "negative shift count");
    if (op == OP_RShift) {
        if (y.hi > 63) vb = emit_bin(s, ARITH_minsi, vb, emit_const_int(s, 63, t), t);
        sval *r = sv_scalar(s, ST_INT, emit_bin(s, ARITH_shrsi, va, vb, t));
        if (x.lo >= 0) r->scalar.lo = 0, r->scalar.hi = x.hi;
        return r;
    }
    if (y.hi > 62) check_no_overflow(s, emit_cmpi(s, CMP_SLT, vb, emit_const_int(s, 63, t)));
    ir_value *r = emit_bin(s, ARITH_shli, va, vb, t);
    check_no_overflow(s, emit_cmpi(s, CMP_EQ, emit_bin(s, ARITH_shrsi, r, vb, t), va));
    return sv_scalar(s, ST_INT, r);
}

static sval *float_binary(spec *s, ast_operator op, sval *a, sval *b, int st, bool of_ints);

static sval *python_int_binary(spec *s, ast_operator op, sval *a, sval *b) {
    ir_type const t = type_i64(s);
    switch (op) {
    case OP_Add: return int_add(s, a, b, false);
    case OP_Sub: return int_add(s, a, b, true);
    case OP_Mult: return int_mul(s, a, b);
    case OP_FloorDiv:
    case OP_Mod: return int_divmod(s, op, a, b);
    case OP_Div:
        return float_binary(s, OP_Div, scalar_convert(s, a, ST_FLOAT), scalar_convert(s, b, ST_FLOAT), ST_FLOAT, true);
    case OP_Pow: return int_pow(s, a, b);
    case OP_LShift:
    case OP_RShift: return int_shift(s, op, a, b);
    case OP_BitAnd: {
        sval *r = sv_scalar(s, ST_INT, emit_bin(s, ARITH_andi, scalar_value(s, a), scalar_value(s, b), t));
        interval const x = range_of(a), y = range_of(b);
        if (x.lo >= 0 || y.lo >= 0)
            r->scalar.lo = 0, r->scalar.hi = x.lo < 0 ? y.hi : y.lo < 0 ? x.hi : x.hi < y.hi ? x.hi : y.hi;
        return r;
    }
    case OP_BitOr: return sv_scalar(s, ST_INT, emit_bin(s, ARITH_ori, scalar_value(s, a), scalar_value(s, b), t));
    case OP_BitXor: return sv_scalar(s, ST_INT, emit_bin(s, ARITH_xori, scalar_value(s, a), scalar_value(s, b), t));
    default: return NULL;
    }
}

// ---- run-time floats ----

static ir_value *float_divmod(spec *s, ast_operator op, ir_value *a, ir_value *b) {
    ir_type const t = a->type, i1 = type_i1(s);
    ir_value *zero = emit_const_float(s, 0, t), *mod = emit_bin(s, ARITH_remf, a, b, t);
    ir_value *some = emit_cmpf(s, CMPF_UNE, mod, zero);
    ir_value *sign = emit_bin(s, ARITH_xori, emit_cmpf(s, CMPF_OLT, b, zero), emit_cmpf(s, CMPF_OLT, mod, zero), i1);
    ir_value *fix = emit_bin(s, ARITH_andi, some, sign, i1);
    if (op == OP_Mod) {
        ir_value *r = emit1(s, ARITH_select, 3, (ir_value *[]){fix, emit_bin(s, ARITH_addf, mod, b, t), mod}, t);
        return emit1(s, ARITH_select, 3, (ir_value *[]){some, r, emit_bin(s, MATH_copysign, zero, b, t)}, t);
    }
    ir_value *d = emit_bin(s, ARITH_divf, emit_bin(s, ARITH_subf, a, mod, t), b, t);
    d = emit1(s, ARITH_select, 3, (ir_value *[]){fix, emit_bin(s, ARITH_subf, d, emit_const_float(s, 1, t), t), d}, t);
    ir_value *f = emit_un(s, MATH_floor, d, t);
    ir_value *up = emit_cmpf(s, CMPF_OGT, emit_bin(s, ARITH_subf, d, f, t), emit_const_float(s, 0.5, t));
    f = emit1(s, ARITH_select, 3, (ir_value *[]){up, emit_bin(s, ARITH_addf, f, emit_const_float(s, 1, t), t), f}, t);
    ir_value *quotient =
        emit_bin(s, ARITH_divf, a, b, t);   // which has the sign of a zero, and what NumPy makes of x // 0
    f = emit1(s, ARITH_select, 3,
              (ir_value *[]){emit_cmpf(s, CMPF_UNE, d, zero), f, emit_bin(s, MATH_copysign, zero, quotient, t)}, t);
    return emit1(s, ARITH_select, 3, (ir_value *[]){emit_cmpf(s, CMPF_UNE, b, zero), f, quotient}, t);
}

// a or b, where a is known not to hold when compiling or is not there.
static ir_value *either(spec *s, ir_value *a, ir_value *b) { return a ? emit_bin(s, ARITH_ori, a, b, type_i1(s)) : b; }

// r = a ** b of Python's numbers raises where NumPy's is inf or nan.
static void check_float_power(spec *s, const sval *exponent, ir_value *a, ir_value *b, ir_value *r) {
    ir_type const t = r->type;
    ir_value *zero = emit_const_float(s, 0, t), *inf = emit_const_float(s, HUGE_VAL, t);
    bool const known = exponent->kind == SV_NUM, whole = known && exponent->num.f == floor(exponent->num.f);
    if (!known || exponent->num.f < 0) {
        ir_value *fine = NULL;
        if (!known)
            fine = either(s, emit_cmpf(s, CMPF_OGE, b, zero),
                          emit_cmpf(s, CMPF_OEQ, b, emit_const_float(s, -HUGE_VAL, t)));
        emit_check(s, either(s, fine, emit_cmpf(s, CMPF_UNE, a, zero)), "ZeroDivisionError",
                   "0.0 cannot be raised to a negative power");
    }
    if (!whole) {
        ir_value *fine = known ? NULL : emit_cmpf(s, CMPF_OEQ, b, emit_un(s, MATH_floor, b, t));
        fine = either(s, fine, emit_cmpf(s, CMPF_OEQ, a, emit_const_float(s, -HUGE_VAL, t)));
        ir_value *negative = emit_cmpf(s, CMPF_OLT, a, zero), *one = emit_const_int(s, 1, type_i1(s));
        emit_check(s, either(s, fine, emit_bin(s, ARITH_xori, negative, one, type_i1(s))), "NotImplementedError",
                   "native code does not raise a negative number to a fractional power (a complex result)");
    }
    if (known && fabs(exponent->num.f) <= 1) return;
    ir_value *fine = emit_cmpf(s, CMPF_UNE, emit_un(s, MATH_absf, r, t), inf);
    fine = either(s, fine, emit_cmpf(s, CMPF_OEQ, emit_un(s, MATH_absf, a, t), inf));
    if (!known) fine = either(s, fine, emit_cmpf(s, CMPF_OEQ, emit_un(s, MATH_absf, b, t), inf));
    emit_check(s, fine, "OverflowError", out_of_range);
}

static sval *float_binary(spec *s, ast_operator op, sval *a, sval *b, int st, bool of_ints) {
    ir_type const t = stype_ir(s, st);
    ir_value *va = scalar_value(s, a), *vb = scalar_value(s, b);
    bool const python = !stype_is_np(st);
    bool const safe = b->kind == SV_NUM && b->num.f != 0;
    if (python && !safe && (op == OP_Div || op == OP_Mod || op == OP_FloorDiv))
        emit_check(s, emit_cmpf(s, CMPF_UNE, vb, emit_const_float(s, 0, t)), "ZeroDivisionError",
                   of_ints        ? "division by zero"
                   : op == OP_Div ? "float division by zero"
                   : op == OP_Mod ? "float modulo"
                                  : "float floor division by zero");
    switch (op) {
    case OP_Add: return sv_scalar(s, st, emit_bin(s, ARITH_addf, va, vb, t));
    case OP_Sub: return sv_scalar(s, st, emit_bin(s, ARITH_subf, va, vb, t));
    case OP_Mult: return sv_scalar(s, st, emit_bin(s, ARITH_mulf, va, vb, t));
    case OP_Div: return sv_scalar(s, st, emit_bin(s, ARITH_divf, va, vb, t));
    case OP_Mod:
    case OP_FloorDiv: return sv_scalar(s, st, float_divmod(s, op, va, vb));
    case OP_Pow: {
        ir_value *r = emit_bin(s, MATH_powf, va, vb, t);
        if (python) check_float_power(s, b, va, vb, r);
        return sv_scalar(s, st, r);
    }
    default:
        return misused(s, a, b, "unsupported operand type(s) for %s: '%s' and '%s'", ast_operator_text(op),
                       sval_type_name(a), sval_type_name(b));
    }
}

static sval *complex_power(spec *s, sval *z, int n, int st);

// An operation of NumPy scalars as that of 0-d arrays.
static sval *as_array_binary(spec *s, ast_operator op, sval *a, sval *b, int st) {
    static const char *const names[OP_COUNT] = {[OP_FloorDiv] = "floor_divide",
                                                [OP_Mod] = "remainder",
                                                [OP_Pow] = "power",
                                                [OP_LShift] = "left_shift",
                                                [OP_RShift] = "right_shift"};
    if (!names[op]) return unsupported(s, "operator %s on %s scalars", ast_operator_text(op), stype_name(st));
    sval *x = array_full(s, stype_np(st), 0, NULL, a),
         *r = x ? ufunc_call(s, names[op], 2, (sval *[]){x, b}, NULL, NULL, NULL) : NULL;
    return r ? array_index(s, r, sv_tuple(s, 0, NULL)) : NULL;
}

// What CPython computes otherwise than NumPy, or NumPy does not have: in the library.
static sval *python_complex(spec *s, const char *name, sval *a, sval *b) {
    return call_native_math(s, name, &(arglist){.n = 2, .v = (sval *[]){a, b}});
}

static sval *complex_binary(spec *s, ast_operator op, sval *a, sval *b, int st) {
    bool const python = !stype_is_np(st), whole = b->kind == SV_NUM && b->num.im == 0 && b->num.f == floor(b->num.f);
    if (python && op == OP_Pow)
        return whole && b->num.f >= 0 && b->num.f <= 100 ? complex_power(s, a, (int)b->num.f, st)
                                                         : python_complex(s, "_complex_power", a, b);
    if (python && op == OP_Div) return python_complex(s, "_complex_quotient", a, b);
    static const struct {
        ast_operator op;
        unsigned code;
    } rows[] = {{OP_Add, COMPLEX_add}, {OP_Sub, COMPLEX_sub}, {OP_Mult, COMPLEX_mul}, {OP_Div, COMPLEX_div}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (rows[i].op == op)
            return sv_scalar(s, st, emit_bin(s, rows[i].code, scalar_value(s, a), scalar_value(s, b), stype_ir(s, st)));
    if (!python) return as_array_binary(s, op, a, b, st);
    return misused(s, a, b, "unsupported operand type(s) for %s: '%s' and '%s'", ast_operator_text(op),
                   sval_type_name(a), sval_type_name(b));
}

// z ** n as CPython computes it for small whole exponents: binary powers, from 1.
static sval *complex_power(spec *s, sval *z, int n, int st) {
    sval *r = scalar_convert(s, sv_int(s, 1), st), *p = z;
    for (int left = n; left && r && p; left >>= 1) {
        if (left & 1) r = scalar_binary(s, OP_Mult, r, p);
        if (left > 1) p = scalar_binary(s, OP_Mult, p, p);
    }
    return r;
}

static sval *np_int_binary(spec *s, ast_operator op, sval *a, sval *b, int st) {
    static const struct {
        ast_operator op;
        unsigned code;
    } rows[] = {{OP_Add, ARITH_addi},    {OP_Sub, ARITH_subi},  {OP_Mult, ARITH_muli},
                {OP_BitAnd, ARITH_andi}, {OP_BitOr, ARITH_ori}, {OP_BitXor, ARITH_xori}};
    ir_type const t = stype_ir(s, st);
    if (op == OP_Div)
        return scalar_binary(s, op, scalar_convert(s, a, ST_NP + DT_float64), scalar_convert(s, b, ST_NP + DT_float64));
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (rows[i].op == op)
            return sv_scalar(s, st, emit_bin(s, rows[i].code, scalar_value(s, a), scalar_value(s, b), t));
    // Of zero NumPy makes 0, Python an exception.
    interval const divisor = range_of(b);
    if ((op == OP_FloorDiv || op == OP_Mod) && st == ST_NP + DT_int64 && (divisor.lo > 0 || divisor.hi < -1)) {
        sval *r = int_divmod(s, op, scalar_convert(s, a, ST_INT), scalar_convert(s, b, ST_INT));
        return r ? scalar_convert(s, r, st) : NULL;
    }
    int64_t n;
    if (op == OP_Pow && sval_known_int(b, &n) && n >= 1 && n <= 8) {   // wraps, as products do
        ir_value *x = scalar_value(s, a), *r = x;
        for (int64_t i = 1; i < n; i++) r = emit_bin(s, ARITH_muli, r, x, t);
        return sv_scalar(s, st, r);
    }
    return as_array_binary(s, op, a, b, st);
}

sval *scalar_binary(spec *s, ast_operator op, sval *a, sval *b) {
    int st = scalar_result_type(s, a, b);
    char const k = stype_kind(st);
    if (k == 'b' && stype_is_np(st)) {   // NumPy's bools stay bools where Python's are integers
        if (op == OP_Sub)
            return mistake(s, "TypeError",
                           "numpy boolean subtract, the `-` operator, is not supported, use the bitwise_xor, the `^` "
                           "operator, or the logical_xor function instead.");
        op = op == OP_Add ? OP_BitOr : op == OP_Mult ? OP_BitAnd : op;
    }
    bool const bits = op == OP_BitAnd || op == OP_BitOr || op == OP_BitXor;
    if (k == 'b' && bits) {
        if (a->kind == SV_NUM && b->kind == SV_NUM) {
            sval *r = fold_int(s, op, a->num.i, b->num.i);
            return r ? sv_num(s, st, r->num.i, 0) : NULL;
        }
        unsigned const code = op == OP_BitAnd ? ARITH_andi : op == OP_BitOr ? ARITH_ori : ARITH_xori;
        return sv_scalar(s, st, emit_bin(s, code, scalar_value(s, a), scalar_value(s, b), type_i1(s)));
    }
    if (k == 'b') st = stype_is_np(st) ? ST_NP + DT_int8 : ST_INT;
    sval *x = scalar_convert(s, a, st), *y = x ? scalar_convert(s, b, st) : NULL;
    if (y && stype_is_np(st) && op == OP_Div && is_integral(st)) {
        st = ST_NP + DT_float64;
        x = scalar_convert(s, a, st), y = scalar_convert(s, b, st);
    }
    if (!y) return NULL;
    bool const known = x->kind == SV_NUM && y->kind == SV_NUM;
    if (st == ST_INT || (st == ST_FLOAT && known)) {
        sval *r = st == ST_FLOAT ? fold_float(s, op, x->num.f, y->num.f)
                  : known        ? fold_int(s, op, x->num.i, y->num.i)
                                 : python_int_binary(s, op, x, y);
        if (!r && !s->diags->error_count && !s->want_inline && !s->want_unroll)
            misused(s, a, b, "unsupported operand type(s) for %s: '%s' and '%s'", ast_operator_text(op),
                    sval_type_name(a), sval_type_name(b));
        return r;
    }
    if (stype_kind(st) == 'f') return float_binary(s, op, x, y, st, false);
    if (stype_kind(st) == 'c') return complex_binary(s, op, x, y, st);
    return np_int_binary(s, op, x, y, st);
}

// ---- comparisons ----

int compared_type(spec *s, int n, sval *const *v, int st) {
    dtype const t = stype_dtype(st);
    if (!stype_is_np(st) || !strchr("iu", stype_kind(st)) || numpy1_rules(s)) return st;
    for (int i = 0; i < n; i++)
        if (sval_is_number(v[i]) && sval_stype(v[i]) == ST_INT && !is_inside(range_of(v[i]), bounds_of(t)))
            return ST_NP + (t == DT_uint64 ? DT_uint64 : DT_int64);
    return st;
}

// NumPy compares complex numbers by their real parts, where these are equal by their imaginary ones.
static sval *compare_complex(spec *s, ast_operator op, sval *x, sval *y) {
    sval *part[2][2];
    for (int i = 0; i < 2; i++)
        for (int k = 0; k < 2; k++)
            if (!(part[i][k] = number_attribute(s, i ? y : x, intern(s->names, k ? "imag" : "real")))) return NULL;
    ast_operator const strict = op == OP_LtE ? OP_Lt : op == OP_GtE ? OP_Gt : op;
    sval *by_real = scalar_compare(s, strict, part[0][0], part[1][0]),
         *equal = scalar_compare(s, OP_Eq, part[0][0], part[1][0]),
         *by_imaginary = scalar_compare(s, op, part[0][1], part[1][1]);
    sval *otherwise = equal && by_imaginary ? scalar_binary(s, OP_BitAnd, equal, by_imaginary) : NULL;
    return by_real && otherwise ? scalar_binary(s, OP_BitOr, by_real, otherwise) : NULL;
}

sval *real_of_complex(spec *s, sval *v, char kind) {
    int const st = sval_stype(v);
    if (stype_kind(st) != 'c' || !stype_is_np(st) || kind == 'c') return v;
    return kind == 'b' ? scalar_compare(s, OP_NotEq, v, sv_num(s, st, 0, 0))
                       : number_attribute(s, v, intern(s->names, "real"));
}

// Python's int beside its float, where not every int is one: a multiple of 2048 is one, as is the rest and, where the
// two numbers are close, the difference of float and multiple (Sterbenz).
static bool compares_exactly(const sval *a, const sval *b) {
    int const x = sval_stype(a), y = sval_stype(b);
    if (!((x == ST_INT && y == ST_FLOAT) || (x == ST_FLOAT && y == ST_INT))) return false;
    interval const r = range_of(x == ST_INT ? a : b);
    return r.lo < -((int64_t)1 << 53) || r.hi > (int64_t)1 << 53;
}

static void split_exactly(spec *s, sval **number, sval **other) {
    enum { PART = 2048 };
    int64_t known;
    if (sval_known_int(*number, &known)) {
        int64_t const rest = known & (PART - 1);
        *other = scalar_binary(s, OP_Sub, *other, sv_float(s, (double)(known - rest)));
        *number = sv_int(s, rest);
        return;
    }
    ir_type const i64 = type_i64(s);
    ir_value *v = scalar_value(s, *number);
    ir_value *rest = emit_bin(s, ARITH_andi, v, emit_const_int(s, PART - 1, i64), i64);
    ir_value *multiple = emit_bin(s, ARITH_andi, v, emit_const_int(s, -PART, i64), i64);
    sval *whole = sv_scalar(s, ST_FLOAT, emit_un(s, ARITH_sitofp, multiple, type_f64(s)));
    *other = scalar_binary(s, OP_Sub, *other, whole);
    *number = sv_int_range(s, rest, 0, PART - 1);
}

sval *scalar_compare(spec *s, ast_operator op, sval *a, sval *b) {
    if (compares_exactly(a, b)) sval_stype(a) == ST_INT ? split_exactly(s, &a, &b) : split_exactly(s, &b, &a);
    int st = scalar_result_type(s, a, b);
    int const result = stype_is_np(sval_stype(a)) || stype_is_np(sval_stype(b)) ? ST_NP + DT_bool : ST_BOOL;
    if (st == ST_BOOL) st = ST_INT;
    st = compared_type(s, 2, (sval *[]){a, b}, st);
    sval *x = scalar_convert(s, a, st), *y = x ? scalar_convert(s, b, st) : NULL;
    if (!y) return NULL;
    int const which = op == OP_Eq ? 0 : op == OP_NotEq ? 1 : op == OP_Lt ? 2 : op == OP_LtE ? 3 : op == OP_Gt ? 4 : 5;
    if (is_integral(st)) {
        interval const p = range_of(x), q = range_of(y);
        bool const uns = stype_kind(st) == 'u', flag = stype_kind(st) == 'b';
        if (!uns) {   // decided by the ranges
            if (which == 2 && p.hi < q.lo) return sv_num(s, result, 1, 0);
            if (which == 2 && p.lo >= q.hi) return sv_num(s, result, 0, 0);
            if (which == 5 && p.lo >= q.hi) return sv_num(s, result, 1, 0);
            if (which == 5 && p.hi < q.lo) return sv_num(s, result, 0, 0);
            if (which == 3 && p.hi <= q.lo) return sv_num(s, result, 1, 0);
            if (which == 4 && p.lo > q.hi) return sv_num(s, result, 1, 0);
            if (which == 3 && p.lo > q.hi) return sv_num(s, result, 0, 0);
            if (which == 4 && p.hi <= q.lo) return sv_num(s, result, 0, 0);
            if (which < 2 && (p.hi < q.lo || p.lo > q.hi)) return sv_num(s, result, which == 1, 0);
            if (which < 2 && p.lo == p.hi && q.lo == q.hi) return sv_num(s, result, which == 0, 0);
        }
        static const int sgn[] = {CMP_EQ, CMP_NE, CMP_SLT, CMP_SLE, CMP_SGT, CMP_SGE},
                         un[] = {CMP_EQ, CMP_NE, CMP_ULT, CMP_ULE, CMP_UGT, CMP_UGE};
        return sv_scalar(s, result,
                         emit_cmpi(s, uns || flag ? un[which] : sgn[which], scalar_value(s, x), scalar_value(s, y)));
    }
    if (x->kind == SV_NUM && y->kind == SV_NUM && stype_kind(st) == 'f') {
        double const p = x->num.f, q = y->num.f;
        bool const r[] = {p == q, p != q, p<q, p <= q, p> q, p >= q};
        return sv_num(s, result, r[which], 0);
    }
    if (stype_kind(st) == 'c') {
        if (which > 1 && result != ST_BOOL) return compare_complex(s, op, x, y);
        if (which > 1)
            return misused(s, a, b, "'%s' not supported between instances of '%s' and '%s'", ast_operator_text(op),
                           sval_type_name(a), sval_type_name(b));
        return sv_scalar(
            s, result,
            emit_bin(s, which ? COMPLEX_neq : COMPLEX_eq, scalar_value(s, x), scalar_value(s, y), type_i1(s)));
    }
    static const int fl[] = {CMPF_OEQ, CMPF_UNE, CMPF_OLT, CMPF_OLE, CMPF_OGT, CMPF_OGE};
    return sv_scalar(s, result, emit_cmpf(s, fl[which], scalar_value(s, x), scalar_value(s, y)));
}

sval *scalar_unary(spec *s, ast_operator op, sval *a) {
    int const st = sval_stype(a);
    if (op == OP_Not) {
        sval *b = scalar_convert(s, a, ST_BOOL);
        if (!b || b->kind == SV_NUM) return b ? sv_bool(s, !b->num.i) : NULL;
        return sv_scalar(s, ST_BOOL,
                         emit_bin(s, ARITH_xori, b->scalar.v, emit_const_int(s, 1, type_i1(s)), type_i1(s)));
    }
    if (stype_kind(st) == 'b' && op != OP_Invert)
        return scalar_unary(s, op, scalar_convert(s, a, stype_is_np(st) ? ST_NP + DT_int64 : ST_INT));
    if (op == OP_UAdd) return a;
    if (op == OP_USub) {
        if (stype_kind(st) == 'f') {
            if (a->kind == SV_NUM) return sv_num(s, st, 0, -a->num.f);
            return sv_scalar(s, st, emit_un(s, ARITH_negf, a->scalar.v, a->scalar.v->type));
        }
        if (stype_kind(st) == 'c' && a->kind == SV_NUM) {
            sval *r = sv_num(s, st, 0, -a->num.f);
            r->num.im = -a->num.im;
            return r;
        }
        if (stype_kind(st) == 'c') return sv_scalar(s, st, emit_un(s, COMPLEX_neg, a->scalar.v, a->scalar.v->type));
        return scalar_binary(s, OP_Sub, sv_num(s, st, 0, 0), a);
    }
    if (!is_integral(st)) return misused(s, a, NULL, "bad operand type for unary ~: '%s'", sval_type_name(a));
    if (st == ST_NP + DT_bool) return scalar_convert(s, scalar_unary(s, OP_Not, a), st);
    sval *x = st == ST_BOOL ? scalar_convert(s, a, ST_INT) : a;
    if (x->kind == SV_NUM) return sv_num(s, sval_stype(x), wrap_int(~x->num.i, stype_dtype(sval_stype(x))), 0);
    ir_value *v = scalar_value(s, x);
    return sv_scalar(s, sval_stype(x), emit_bin(s, ARITH_xori, v, emit_const_int(s, -1, v->type), v->type));
}

// min or max of two numbers as Python's builtins give it: the first of equal ones.
sval *scalar_min_max(spec *s, sval *a, sval *b, bool want_max) {
    sval *better = scalar_compare(s, want_max ? OP_Gt : OP_Lt, b, a);
    if (!better) return NULL;
    if (better->kind == SV_NUM) return better->num.i ? b : a;
    if (sval_stype(a) != sval_stype(b)) return NULL;
    int const st = sval_stype(a);
    if (st == ST_INT) {
        interval const x = range_of(a), y = range_of(b);
        ir_value *r =
            emit_bin(s, want_max ? ARITH_maxsi : ARITH_minsi, scalar_value(s, a), scalar_value(s, b), type_i64(s));
        sval *v = want_max ? sv_int_range(s, r, x.lo > y.lo ? x.lo : y.lo, x.hi > y.hi ? x.hi : y.hi)
                           : sv_int_range(s, r, x.lo < y.lo ? x.lo : y.lo, x.hi < y.hi ? x.hi : y.hi);
        const sval *lin = a->kind == SV_SCALAR ? a : b, *zero = lin == a ? b : a;
        if (want_max && zero->kind == SV_NUM && zero->num.i == 0 && lin->scalar.sym) {   // max(0, sym + off)
            v->scalar.sym = lin->scalar.sym;
            v->scalar.off = lin->scalar.off;
            v->scalar.clamp = true;
        }
        return v;
    }
    ir_value *r =
        emit1(s, ARITH_select, 3, (ir_value *[]){scalar_value(s, better), scalar_value(s, b), scalar_value(s, a)},
              stype_ir(s, st));
    return sv_scalar(s, st, r);
}
