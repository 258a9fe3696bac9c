// The element-wise functions on scalars: one row per ufunc, one column per kind of element.
//
// A cell is an opcode (same type in and out) or a function that builds the body. What NumPy defines for the odd cases
// (division by zero, wrapping, nan) is part of the body; warnings are not.
#include "dialect/arith/arith.h"
#include "dialect/complex/complex.h"
#include "dialect/math/math.h"
#include "dialect/numpy/numpy.h"
#include "dialect/scf/scf.h"
#include "lower/numpy_to_linalg.h"

#include <math.h>

typedef ir_value *body_fn(ir_builder *b, ir_type t, ir_value *x, ir_value *y);

ir_value *np_number(ir_builder *b, double v, ir_type elem) {
    ir_type t = np_storage(b->context, elem);
    if (t->kind != IR_COMPLEX) return rw_number(b, v, t);
    ir_value *parts[2] = {rw_float(b, v, t->element), rw_float(b, 0, t->element)};
    return ir_build1(b, COMPLEX_create, 2, parts, t);
}

ir_value *np_zero(ir_builder *b, ir_type elem) { return np_number(b, 0, elem); }

ir_value *np_cmpf(ir_builder *b, int predicate, ir_value *x, ir_value *y) {
    ir_type i1 = ir_type_int(b->context, 1);
    ir_op *op = ir_build(b, ARITH_cmpf, 2, (ir_value *[]){x, y}, 1, &i1, 0);
    ir_op_set_attr(b->context, op, "predicate", ir_attr_i64(b->context, predicate));
    return ir_result(op, 0);
}

ir_value *np_select(ir_builder *b, ir_value *cond, ir_value *x, ir_value *y) {
    return ir_build1(b, ARITH_select, 3, (ir_value *[]){cond, x, y}, x->type);
}

static ir_value *op1(ir_builder *b, unsigned opcode, ir_value *x) { return ir_build1(b, opcode, 1, &x, x->type); }
static ir_value *op2(ir_builder *b, unsigned opcode, ir_value *x, ir_value *y) { return rw_op2(b, opcode, x, y); }
static ir_value *number(ir_builder *b, ir_value *like, double v) { return np_number(b, v, like->type); }
static ir_value *true_value(ir_builder *b) { return rw_int(b, 1, ir_type_int(b->context, 1)); }
static ir_value *not_i1(ir_builder *b, ir_value *x) { return op2(b, ARITH_xori, x, true_value(b)); }
static ir_value *is_zero(ir_builder *b, ir_value *x) { return rw_cmp(b, RW_EQ, x, number(b, x, 0)); }
static int width_of(ir_value *x) { return x->type->kind == IR_INDEX ? 64 : x->type->width; }

// The most negative integer of the type.
static ir_value *least(ir_builder *b, ir_value *like) {
    int w = width_of(like);
    return rw_int(b, w == 64 ? INT64_MIN : -((int64_t)1 << (w - 1)), np_storage(b->context, like->type));
}

// ---- any kind -------------------------------------------------------------------------------------------------
#define BODY(NAME)                                                                                                     \
    static ir_value *NAME(ir_builder *b __attribute__((unused)), ir_type t __attribute__((unused)), ir_value *x,       \
                          ir_value *y __attribute__((unused)))

BODY(same) { return x; }

// ---- bool -----------------------------------------------------------------------------------------------------
BODY(bool_not) { return not_i1(b, x); }
BODY(bool_equal) { return not_i1(b, op2(b, ARITH_xori, x, y)); }
BODY(bool_less) { return op2(b, ARITH_andi, not_i1(b, x), y); }
BODY(bool_less_equal) { return op2(b, ARITH_ori, not_i1(b, x), y); }
BODY(bool_greater) { return op2(b, ARITH_andi, x, not_i1(b, y)); }
BODY(bool_greater_equal) { return op2(b, ARITH_ori, x, not_i1(b, y)); }

// ---- integers -------------------------------------------------------------------------------------------------
#define COMPARE_INT(NAME, PREDICATE)                                                                                   \
    BODY(NAME) { return rw_cmp(b, PREDICATE, x, y); }
COMPARE_INT(int_equal, RW_EQ)
COMPARE_INT(int_not_equal, RW_NE)
COMPARE_INT(int_less, RW_SLT)
COMPARE_INT(int_less_equal, RW_SLE)
COMPARE_INT(int_greater, RW_SGT)
COMPARE_INT(int_greater_equal, RW_SGE)
COMPARE_INT(uint_less, RW_ULT)
COMPARE_INT(uint_less_equal, RW_ULE)
COMPARE_INT(uint_greater, RW_UGT)
COMPARE_INT(uint_greater_equal, RW_UGE)
#undef COMPARE_INT

// A divisor that cannot trap: 1 in place of 0, and of -1, for which quotient and remainder are known without dividing.
static ir_value *safe_divisor(ir_builder *b, ir_value *y, ir_value *zero, bool is_signed) {
    ir_value *bad = zero;
    if (is_signed) bad = op2(b, ARITH_ori, zero, rw_cmp(b, RW_EQ, y, number(b, y, -1)));
    return np_select(b, bad, number(b, y, 1), y);
}

// x // 0 is 0; x // -1 is -x, which wraps for the least integer.
BODY(int_floor_divide) {
    ir_value *zero = is_zero(b, y), *minus_one = rw_cmp(b, RW_EQ, y, number(b, y, -1));
    ir_value *d = safe_divisor(b, y, zero, true);
    ir_value *q = op2(b, ARITH_divsi, x, d), *r = op2(b, ARITH_remsi, x, d);
    ir_value *differ = rw_cmp(b, RW_SLT, op2(b, ARITH_xori, r, d), number(b, y, 0));
    ir_value *down = op2(b, ARITH_andi, rw_cmp(b, RW_NE, r, number(b, y, 0)), differ);
    q = np_select(b, down, op2(b, ARITH_subi, q, number(b, q, 1)), q);
    q = np_select(b, minus_one, op2(b, ARITH_subi, number(b, x, 0), x), q);
    return np_select(b, zero, number(b, q, 0), q);
}
BODY(uint_floor_divide) {
    ir_value *zero = is_zero(b, y);
    return np_select(b, zero, number(b, x, 0), op2(b, ARITH_divui, x, safe_divisor(b, y, zero, false)));
}
// With the safe divisor 1 the remainder is 0, as NumPy has it for x % 0 and x % -1.
BODY(int_fmod) { return op2(b, ARITH_remsi, x, safe_divisor(b, y, is_zero(b, y), true)); }
BODY(uint_remainder) { return op2(b, ARITH_remui, x, safe_divisor(b, y, is_zero(b, y), false)); }
BODY(int_remainder) {
    ir_value *r = int_fmod(b, t, x, y), *zero = number(b, x, 0);
    ir_value *differ = rw_cmp(b, RW_SLT, op2(b, ARITH_xori, r, y), zero);
    ir_value *fix = op2(b, ARITH_andi, rw_cmp(b, RW_NE, r, zero), differ);
    return np_select(b, fix, op2(b, ARITH_addi, r, y), r);
}

// Shifts by the width or more, and by negative counts, shift everything out.
static ir_value *shift(ir_builder *b, unsigned opcode, ir_value *x, ir_value *y, ir_value *overflow) {
    ir_value *fits = rw_cmp(b, RW_ULT, y, number(b, y, width_of(y)));
    ir_value *by = np_select(b, fits, y, number(b, y, 0));
    return np_select(b, fits, op2(b, opcode, x, by), overflow);
}
BODY(int_left_shift) { return shift(b, ARITH_shli, x, y, number(b, x, 0)); }
BODY(uint_right_shift) { return shift(b, ARITH_shrui, x, y, number(b, x, 0)); }
BODY(int_right_shift) { return shift(b, ARITH_shrsi, x, y, op2(b, ARITH_shrsi, x, number(b, x, width_of(x) - 1))); }

BODY(int_negative) { return op2(b, ARITH_subi, number(b, x, 0), x); }
BODY(int_absolute) { return np_select(b, rw_cmp(b, RW_SLT, x, number(b, x, 0)), int_negative(b, t, x, y), x); }
BODY(int_sign) {
    ir_value *zero = number(b, x, 0);
    ir_value *up = np_select(b, rw_cmp(b, RW_SGT, x, zero), number(b, x, 1), zero);
    return np_select(b, rw_cmp(b, RW_SLT, x, zero), number(b, x, -1), up);
}
BODY(uint_sign) { return np_select(b, is_zero(b, x), number(b, x, 0), number(b, x, 1)); }
BODY(int_square) { return op2(b, ARITH_muli, x, x); }
BODY(int_invert) { return op2(b, ARITH_xori, x, number(b, x, -1)); }
BODY(int_reciprocal) {
    ir_value *unit = rw_cmp(b, RW_ULE, op2(b, ARITH_addi, x, number(b, x, 1)), number(b, x, 2));
    ir_value *none = x->type->width < 32 ? number(b, x, 0) : least(b, x);   // 1 / 0.0 as C casts it
    return np_select(b, is_zero(b, x), none, np_select(b, unit, x, number(b, x, 0)));
}
BODY(uint_reciprocal) { return np_select(b, rw_cmp(b, RW_EQ, x, number(b, x, 1)), x, number(b, x, 0)); }
BODY(int_truth) { return rw_cmp(b, RW_NE, x, number(b, x, 0)); }
BODY(int_never) { return x ? rw_int(b, 0, ir_type_int(b->context, 1)) : NULL; }
BODY(int_always) { return x ? true_value(b) : NULL; }
BODY(int_signbit) { return rw_cmp(b, RW_SLT, x, number(b, x, 0)); }
BODY(int_logical_not) { return is_zero(b, x); }
BODY(int_logical_and) { return op2(b, ARITH_andi, int_truth(b, t, x, y), int_truth(b, t, y, y)); }
BODY(int_logical_or) { return op2(b, ARITH_ori, int_truth(b, t, x, y), int_truth(b, t, y, y)); }
BODY(int_logical_xor) { return op2(b, ARITH_xori, int_truth(b, t, x, y), int_truth(b, t, y, y)); }

// Small constant exponents are products.
static ir_value *power_by_products(ir_builder *b, unsigned multiply, ir_value *x, int64_t n) {
    if (n == 1) return x;
    ir_value *half = power_by_products(b, multiply, x, n / 2);
    ir_value *square = op2(b, multiply, half, half);
    return n % 2 ? op2(b, multiply, square, x) : square;
}

// Square and multiply: while (e != 0) { if (e & 1) r *= x; x *= x; e >>= 1; }. Negative exponents raise before this
// runs.
BODY(int_power) {
    int64_t n;
    if (ir_constant_int(y, &n) && n >= 0 && n <= 64)
        return n ? power_by_products(b, ARITH_muli, x, n) : number(b, x, 1);
    ir_type plain = np_storage(b->context, x->type), types[3] = {plain, plain, plain};
    ir_value *init[3] = {number(b, x, 1), x, y};
    ir_op *loop = ir_build(b, SCF_while, 3, init, 3, types, 2);
    ir_builder in[2];
    for (int i = 0; i < 2; i++) {
        ir_block *block = ir_block_new(b->context, ir_op_region(loop, i));
        for (int k = 0; k < 3; k++) ir_block_add_arg(b->context, block, plain);
        in[i] = ir_builder_at_end(b->context, block, b->loc);
    }
    ir_value **before = in[0].block->args, **after = in[1].block->args;
    ir_value *more = rw_cmp(&in[0], RW_NE, before[2], number(&in[0], y, 0));
    ir_build(&in[0], SCF_condition, 4, (ir_value *[]){more, before[0], before[1], before[2]}, 0, NULL, 0);
    ir_builder *a = &in[1];
    ir_value *odd = rw_cmp(a, RW_NE, op2(a, ARITH_andi, after[2], number(a, y, 1)), number(a, y, 0));
    ir_value *r = np_select(a, odd, op2(a, ARITH_muli, after[0], after[1]), after[0]);
    rw_yield(a, 3,
             (ir_value *[]){r, op2(a, ARITH_muli, after[1], after[1]), op2(a, ARITH_shrui, after[2], number(a, y, 1))});
    return ir_result(loop, 0);
}

// ---- floats ---------------------------------------------------------------------------------------------------
#define COMPARE_FLOAT(NAME, PREDICATE)                                                                                 \
    BODY(NAME) { return np_cmpf(b, PREDICATE, x, y); }
COMPARE_FLOAT(float_equal, NP_OEQ)
COMPARE_FLOAT(float_not_equal, NP_UNE)
COMPARE_FLOAT(float_less, NP_OLT)
COMPARE_FLOAT(float_less_equal, NP_OLE)
COMPARE_FLOAT(float_greater, NP_OGT)
COMPARE_FLOAT(float_greater_equal, NP_OGE)
#undef COMPARE_FLOAT

// The remainder of npy_divmod: fmod moved to the divisor's sign; a zero takes the divisor's sign.
BODY(float_remainder) {
    ir_value *zero = number(b, x, 0), *m = op2(b, ARITH_remf, x, y);
    ir_value *nonzero = np_cmpf(b, NP_UNE, m, zero);
    ir_value *differ = op2(b, ARITH_xori, np_cmpf(b, NP_OLT, y, zero), np_cmpf(b, NP_OLT, m, zero));
    ir_value *moved = np_select(b, op2(b, ARITH_andi, nonzero, differ), op2(b, ARITH_addf, m, y), m);
    return np_select(b, nonzero, moved, op2(b, MATH_copysign, zero, y));
}

// npy_floor_divide: (x - mod) / y rounded to the nearest integer; x / y when y is zero.
BODY(float_floor_divide) {
    ir_value *zero = number(b, x, 0), *one = number(b, x, 1);
    ir_value *m = op2(b, ARITH_remf, x, y);
    ir_value *div = op2(b, ARITH_divf, op2(b, ARITH_subf, x, m), y);
    ir_value *differ = op2(b, ARITH_xori, np_cmpf(b, NP_OLT, y, zero), np_cmpf(b, NP_OLT, m, zero));
    ir_value *down = op2(b, ARITH_andi, np_cmpf(b, NP_UNE, m, zero), differ);
    div = np_select(b, down, op2(b, ARITH_subf, div, one), div);
    ir_value *floored = op1(b, MATH_floor, div);
    ir_value *rest = op2(b, ARITH_subf, div, floored);
    floored = np_select(b, np_cmpf(b, NP_OGT, rest, number(b, x, 0.5)), op2(b, ARITH_addf, floored, one), floored);
    ir_value *quotient = op2(b, ARITH_divf, x, y);
    ir_value *result = np_select(b, np_cmpf(b, NP_UNE, div, zero), floored, op2(b, MATH_copysign, zero, quotient));
    return np_select(b, np_cmpf(b, NP_OEQ, y, zero), quotient, result);
}

static bool constant_float(const ir_value *v, double *out) {
    ir_attr a = ir_constant_of(v);
    if (!a || a->kind != IR_FLOAT_ATTR) return false;
    *out = a->f;
    return true;
}

// x to some powers by products, quotients and square roots, which err by less than two units in the last place and
// neither overflow nor underflow where the power does not. NULL: n is none of them.
static ir_value *power_by_root(ir_builder *b, ir_value *x, double n) {
    ir_value *one = number(b, x, 1), *y = op2(b, ARITH_addf, x, number(b, x, 0));   // the powers of -0 are those of 0
    if (n == 4 || n == -2) {
        y = n == 4 ? op2(b, ARITH_mulf, y, y) : op2(b, ARITH_divf, one, y);
        return op2(b, ARITH_mulf, y, y);
    }
    double const size = fabs(n);
    if (size != 0.5 && size != 1.5 && n != 2.5) return NULL;
    ir_value *v = op1(b, MATH_sqrt, y);
    if (n < 0) v = op2(b, ARITH_divf, one, v);
    if (size == 1.5) v = op2(b, n > 0 ? ARITH_mulf : ARITH_divf, v, y);
    if (size == 2.5) v = op2(b, ARITH_mulf, op2(b, ARITH_mulf, y, y), v);
    ir_value *infinite = np_cmpf(b, NP_OEQ, x, number(b, x, -HUGE_VAL));
    return np_select(b, infinite, number(b, x, n > 0 ? HUGE_VAL : 0), v);
}

// A body of several steps on half floats: NumPy rounds what it computes of floats.
static ir_value *in_single(ir_builder *b, body_fn *fn, ir_value *x, ir_value *y) {
    ir_type const t = x->type, f32 = ir_type_float(b->context, 32);
    ir_value *v = fn(b, f32, rw_op1(b, ARITH_extf, x, f32), rw_op1(b, ARITH_extf, y, f32));
    return rw_op1(b, ARITH_truncf, v, t);
}

BODY(float_power) {
    double n;
    if (constant_float(y, &n)) {
        if (n == 1) return x;
        if (n == 2 || (n == 3 && x->type->width != 16)) return power_by_products(b, ARITH_mulf, x, (int64_t)n);
        if (n == -1) return op2(b, ARITH_divf, number(b, x, 1), x);
        if (n == 0) return number(b, x, 1);
        ir_value *v = x->type->width == 16 ? NULL : power_by_root(b, x, n);
        if (v) return v;
    }
    return op2(b, MATH_powf, x, y);
}

// Scaled by the larger, so that nothing overflows on the way.
BODY(float_hypot) {
    if (x->type->width == 16) return in_single(b, float_hypot, x, y);
    ir_value *ax = op1(b, MATH_absf, x), *ay = op1(b, MATH_absf, y), *zero = number(b, x, 0);
    ir_value *big = op2(b, ARITH_maximumf, ax, ay), *small = op2(b, ARITH_minimumf, ax, ay);
    ir_value *r = op2(b, ARITH_divf, small, big);
    ir_value *root = op1(b, MATH_sqrt, op2(b, ARITH_addf, op2(b, ARITH_mulf, r, r), number(b, x, 1)));
    ir_value *h = np_select(b, np_cmpf(b, NP_OEQ, big, zero), zero, op2(b, ARITH_mulf, big, root));
    ir_value *inf = number(b, x, HUGE_VAL);
    ir_value *infinite = op2(b, ARITH_ori, np_cmpf(b, NP_OEQ, ax, inf), np_cmpf(b, NP_OEQ, ay, inf));
    return np_select(b, infinite, inf, h);
}

// Steps the bit pattern, which orders floats of one sign as integers.
BODY(float_nextafter) {
    ir_type bits = ir_type_int(b->context, x->type->width);
    ir_value *xb = rw_op1(b, ARITH_bitcast, x, bits), *zero = number(b, x, 0), *one = rw_int(b, 1, bits);
    ir_value *away = op2(b, ARITH_xori, np_cmpf(b, NP_OLT, x, y), np_cmpf(b, NP_OLT, x, zero));
    ir_value *step = np_select(b, away, one, rw_int(b, -1, bits));
    ir_value *moved = rw_op1(b, ARITH_bitcast, op2(b, ARITH_addi, xb, step), x->type);
    ir_value *tiny = op2(b, MATH_copysign, rw_op1(b, ARITH_bitcast, one, x->type), y);
    moved = np_select(b, np_cmpf(b, NP_OEQ, x, zero), tiny, moved);
    moved = np_select(b, np_cmpf(b, NP_OEQ, x, y), y, moved);
    return np_select(b, np_cmpf(b, NP_UNO, x, y), op2(b, ARITH_addf, x, y), moved);
}

// nan stays nan: every comparison with it fails, and x is what is left.
BODY(float_heaviside) {
    ir_value *zero = number(b, x, 0);
    ir_value *positive = np_select(b, np_cmpf(b, NP_OGT, x, zero), number(b, x, 1), x);
    return np_select(b, np_cmpf(b, NP_OLT, x, zero), zero, np_select(b, np_cmpf(b, NP_OEQ, x, zero), y, positive));
}

// max + log1p(exp(-|x - y|)); equal operands (infinities too) give x + log 2.
BODY(float_logaddexp) {
    if (x->type->width == 16) return in_single(b, float_logaddexp, x, y);
    ir_value *d = op1(b, MATH_absf, op2(b, ARITH_subf, x, y));
    ir_value *tail = op1(b, MATH_log1p, op1(b, MATH_exp, op1(b, ARITH_negf, d)));
    ir_value *sum = op2(b, ARITH_addf, op2(b, ARITH_maximumf, x, y), tail);
    return np_select(b, np_cmpf(b, NP_OEQ, x, y), op2(b, ARITH_addf, x, number(b, x, 0.693147180559945309417232121458)),
                     sum);
}

BODY(float_sign) {
    ir_value *zero = number(b, x, 0);
    ir_value *s = np_select(b, np_cmpf(b, NP_OEQ, x, zero), zero, x);
    s = np_select(b, np_cmpf(b, NP_OLT, x, zero), number(b, x, -1), s);
    return np_select(b, np_cmpf(b, NP_OGT, x, zero), number(b, x, 1), s);
}
BODY(float_square) { return op2(b, ARITH_mulf, x, x); }
BODY(float_reciprocal) { return op2(b, ARITH_divf, number(b, x, 1), x); }
BODY(float_isnan) { return np_cmpf(b, NP_UNO, x, x); }
BODY(float_isinf) { return np_cmpf(b, NP_OEQ, op1(b, MATH_absf, x), number(b, x, HUGE_VAL)); }
BODY(float_isfinite) { return np_cmpf(b, NP_OLT, op1(b, MATH_absf, x), number(b, x, HUGE_VAL)); }
BODY(float_signbit) {
    ir_type bits = ir_type_int(b->context, x->type->width);
    return rw_cmp(b, RW_SLT, rw_op1(b, ARITH_bitcast, x, bits), rw_int(b, 0, bits));
}
// x where it comes first by the predicate or `other` is nan, else y. Of zeros of two signs NumPy takes the second one,
// of half floats the first.
static ir_value *first_of(ir_builder *b, ir_value *x, ir_value *y, int strict, int not_strict, ir_value *other) {
    ir_value *first = np_cmpf(b, x->type->width == 16 ? not_strict : strict, x, y);
    return np_select(b, op2(b, ARITH_ori, first, np_cmpf(b, NP_UNO, other, other)), x, y);
}
BODY(float_maximum) { return first_of(b, x, y, NP_OGT, NP_OGE, x); }
BODY(float_minimum) { return first_of(b, x, y, NP_OLT, NP_OLE, x); }
BODY(float_fmax) { return first_of(b, x, y, NP_OGT, NP_OGE, y); }
BODY(float_fmin) { return first_of(b, x, y, NP_OLT, NP_OLE, y); }
// x times a factor that NumPy computes in the type that it multiplies in: float for half floats.
static ir_value *scaled(ir_builder *b, ir_value *x, double factor, float short_factor) {
    ir_type const t = x->type, f32 = ir_type_float(b->context, 32);
    if (t->width == 64) return op2(b, ARITH_mulf, x, number(b, x, factor));
    ir_value *wide = t->width == 16 ? rw_op1(b, ARITH_extf, x, f32) : x;
    ir_value *v = op2(b, ARITH_mulf, wide, number(b, wide, short_factor));
    return t->width == 16 ? rw_op1(b, ARITH_truncf, v, t) : v;
}
static const double pi = 3.14159265358979323846;
BODY(float_deg2rad) { return scaled(b, x, pi / 180, (float)pi / 180.0F); }
BODY(float_rad2deg) { return scaled(b, x, 180 / pi, 180.0F / (float)pi); }
BODY(float_truth) { return np_cmpf(b, NP_UNE, x, number(b, x, 0)); }
BODY(float_logical_not) { return np_cmpf(b, NP_OEQ, x, number(b, x, 0)); }
BODY(float_logical_and) { return op2(b, ARITH_andi, float_truth(b, t, x, y), float_truth(b, t, y, y)); }
BODY(float_logical_or) { return op2(b, ARITH_ori, float_truth(b, t, x, y), float_truth(b, t, y, y)); }
BODY(float_logical_xor) { return op2(b, ARITH_xori, float_truth(b, t, x, y), float_truth(b, t, y, y)); }

// ---- the table --------------------------------------------------------------------------------------------------
typedef struct cell {
    unsigned opcode;
    body_fn *fn;
} cell;

typedef struct row {
    unsigned ufunc;
    cell cells[NP_COMPLEX];   // complex has its own file
} row;

#define OP(X) {X, NULL}
#define FN(F) {0, F}
#define NO {0, NULL}
static const row rows[] = {
#define SCALAR(NAME, BOOL, INT, UINT, FLOAT) {NUMPY_##NAME, {BOOL, INT, UINT, FLOAT}},
#include "lower/numpy_scalar.def"
};

ir_value *np_scalar_ufunc(ir_builder *b, unsigned opcode, ir_type elem, ir_value *x, ir_value *y) {
    np_kind kind = np_kind_of(elem);
    if (kind == NP_COMPLEX) return np_scalar_complex(b, opcode, x, y);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (rows[i].ufunc != opcode) continue;
        const cell *c = &rows[i].cells[kind];
        if (c->fn) return c->fn(b, elem, x, y);
        if (!c->opcode) return NULL;
        return y ? op2(b, c->opcode, x, y) : op1(b, c->opcode, x);
    }
    return NULL;
}

// ---- casts ------------------------------------------------------------------------------------------------------
static ir_value *int_to_int(ir_builder *b, ir_value *x, ir_type from, ir_type to, bool is_signed) {
    if (from->width == to->width) return x;
    if (from->width > to->width) return rw_op1(b, ARITH_trunci, x, to);
    return rw_op1(b, is_signed ? ARITH_extsi : ARITH_extui, x, to);
}

// What the C cast does on the usual machines: through int32, or int64 for uint32, then the low bits.
static ir_value *float_to_int(ir_builder *b, ir_value *x, ir_type to, bool is_signed) {
    if (to->width == 64) return rw_op1(b, is_signed ? ARITH_fptosi : ARITH_fptoui, x, to);
    ir_type via = ir_type_int(b->context, is_signed || to->width < 32 ? 32 : 64);
    return int_to_int(b, rw_op1(b, ARITH_fptosi, x, via), via, to, true);
}

ir_value *np_scalar_cast(ir_builder *b, ir_value *x, ir_type from, ir_type to) {
    np_kind f = np_kind_of(from), k = np_kind_of(to);
    ir_type out = np_storage(b->context, to), in = np_storage(b->context, from);
    if (in == out) return x;
    if (in->kind == IR_INDEX || out->kind == IR_INDEX) {
        if ((in->kind == IR_INDEX ? out : in)->kind == IR_INTEGER && k != NP_BOOL)
            return rw_op1(b, f == NP_UINT || f == NP_BOOL ? ARITH_index_castui : ARITH_index_cast, x, out);
        ir_type i64 = ir_type_int(b->context, 64);
        if (in->kind == IR_INDEX) return np_scalar_cast(b, rw_op1(b, ARITH_index_cast, x, i64), i64, to);
        return rw_op1(b, ARITH_index_cast, np_scalar_cast(b, x, from, i64), out);
    }
    if (f == NP_COMPLEX && k != NP_COMPLEX) {
        if (k == NP_BOOL) return np_scalar_complex(b, NUMPY_logical_or, x, x);
        return np_scalar_cast(b, rw_op1(b, COMPLEX_re, x, in->element), in->element, to);
    }
    if (k == NP_COMPLEX) {
        ir_value *re, *im;
        if (f == NP_COMPLEX) {
            re = np_scalar_cast(b, rw_op1(b, COMPLEX_re, x, in->element), in->element, out->element);
            im = np_scalar_cast(b, rw_op1(b, COMPLEX_im, x, in->element), in->element, out->element);
        } else {
            re = np_scalar_cast(b, x, from, out->element);
            im = rw_float(b, 0, out->element);
        }
        return ir_build1(b, COMPLEX_create, 2, (ir_value *[]){re, im}, out);
    }
    if (k == NP_BOOL) return f == NP_FLOAT ? float_truth(b, from, x, x) : int_truth(b, from, x, x);
    if (k == NP_FLOAT) {
        if (f == NP_FLOAT) return rw_op1(b, in->width < out->width ? ARITH_extf : ARITH_truncf, x, out);
        return rw_op1(b, f == NP_INT ? ARITH_sitofp : ARITH_uitofp, x, out);
    }
    if (f == NP_FLOAT) return float_to_int(b, x, out, k == NP_INT);
    return int_to_int(b, x, in, out, f == NP_INT);
}
