// The element-wise functions on complex scalars: on the real and imaginary parts, or an operation of the complex
// dialect where NumPy calls the C library's function.
#include "dialect/arith/arith.h"
#include "dialect/complex/complex.h"
#include "dialect/math/math.h"
#include "dialect/numpy/numpy.h"
#include "lower/numpy_to_linalg.h"

#include <math.h>

typedef struct pair {
    ir_value *re, *im;
} pair;

static ir_value *op1(ir_builder *b, unsigned opcode, ir_value *x) { return ir_build1(b, opcode, 1, &x, x->type); }
static ir_value *add(ir_builder *b, ir_value *x, ir_value *y) { return rw_op2(b, ARITH_addf, x, y); }
static ir_value *sub(ir_builder *b, ir_value *x, ir_value *y) { return rw_op2(b, ARITH_subf, x, y); }
static ir_value *mul(ir_builder *b, ir_value *x, ir_value *y) { return rw_op2(b, ARITH_mulf, x, y); }
static ir_value *divide(ir_builder *b, ir_value *x, ir_value *y) { return rw_op2(b, ARITH_divf, x, y); }
static ir_value *number(ir_builder *b, ir_value *like, double v) { return rw_float(b, v, like->type); }
static ir_value *both(ir_builder *b, ir_value *x, ir_value *y) { return rw_op2(b, ARITH_andi, x, y); }
static ir_value *either(ir_builder *b, ir_value *x, ir_value *y) { return rw_op2(b, ARITH_ori, x, y); }
static ir_value *negate(ir_builder *b, ir_value *x) { return op1(b, ARITH_negf, x); }

static pair split(ir_builder *b, ir_value *x) {
    ir_type part = x->type->element;
    return (pair){rw_op1(b, COMPLEX_re, x, part), rw_op1(b, COMPLEX_im, x, part)};
}
static ir_value *join(ir_builder *b, pair p) {
    return ir_build1(b, COMPLEX_create, 2, (ir_value *[]){p.re, p.im}, ir_type_complex(b->context, p.re->type));
}

static ir_value *modulus(ir_builder *b, pair x) { return np_scalar_ufunc(b, NUMPY_hypot, x.re->type, x.re, x.im); }

static pair product(ir_builder *b, pair x, pair y) {
    return (pair){sub(b, mul(b, x.re, y.re), mul(b, x.im, y.im)), add(b, mul(b, x.re, y.im), mul(b, x.im, y.re))};
}

static pair choose(ir_builder *b, ir_value *cond, pair x, pair y) {
    return (pair){np_select(b, cond, x.re, y.re), np_select(b, cond, x.im, y.im)};
}

// Smith's algorithm, as NumPy divides; zero by zero divides the parts by |0| so that nan and inf come out.
static pair quotient(ir_builder *b, pair x, pair y) {
    ir_value *ar = op1(b, MATH_absf, y.re), *ai = op1(b, MATH_absf, y.im), *zero = number(b, ar, 0),
             *one = number(b, ar, 1);
    ir_value *wide = np_cmpf(b, NP_OGE, ar, ai);
    ir_value *small = np_select(b, wide, y.im, y.re), *large = np_select(b, wide, y.re, y.im);
    ir_value *ratio = divide(b, small, large);
    ir_value *scale = divide(b, one, add(b, large, mul(b, small, ratio)));
    ir_value *p = np_select(b, wide, x.re, x.im), *q = np_select(b, wide, x.im, x.re);
    ir_value *re = mul(b, add(b, p, mul(b, q, ratio)), scale);
    ir_value *im_wide = sub(b, x.im, mul(b, x.re, ratio)), *im_tall = sub(b, mul(b, x.im, ratio), x.re);
    ir_value *im = mul(b, np_select(b, wide, im_wide, im_tall), scale);
    ir_value *is_zero = both(b, np_cmpf(b, NP_OEQ, ar, zero), np_cmpf(b, NP_OEQ, ai, zero));
    return (pair){np_select(b, is_zero, divide(b, x.re, ar), re), np_select(b, is_zero, divide(b, x.im, ar), im)};
}

// 1 / x as NumPy's reciprocal, whose zeros have other signs than those of the quotient.
static pair inverse(ir_builder *b, pair x) {
    ir_value *one = number(b, x.re, 1);
    ir_value *wide = np_cmpf(b, NP_OGE, op1(b, MATH_absf, x.re), op1(b, MATH_absf, x.im));
    ir_value *small = np_select(b, wide, x.im, x.re), *large = np_select(b, wide, x.re, x.im);
    ir_value *ratio = divide(b, small, large), *d = add(b, large, mul(b, small, ratio));
    ir_value *re = np_select(b, wide, one, ratio), *im = np_select(b, wide, ratio, one);
    return (pair){divide(b, re, d), divide(b, op1(b, ARITH_negf, im), d)};
}

static pair scaled(ir_builder *b, pair x, double by) {
    ir_value *k = number(b, x.re, by);
    return (pair){mul(b, x.re, k), mul(b, x.im, k)};
}

// The libm's function of x.
static ir_value *function(ir_builder *b, unsigned opcode, ir_value *x) { return ir_build1(b, opcode, 1, &x, x->type); }

// sinh z = -i sin(i z), cosh z = cos(i z)
static ir_value *turned(ir_builder *b, pair x) { return join(b, (pair){negate(b, x.im), x.re}); }

static ir_value *hyperbolic_sine(ir_builder *b, pair x) {
    pair const sine = split(b, function(b, COMPLEX_sin, turned(b, x)));
    return join(b, (pair){sine.im, negate(b, sine.re)});
}

static ir_value *scaled_log(ir_builder *b, ir_value *x, double by) {
    return join(b, scaled(b, split(b, function(b, COMPLEX_log, x)), by));
}

// x to the power n, 1 to 3, as NumPy multiplies.
static pair small_power(ir_builder *b, pair x, int n) {
    return n == 1 ? x : n == 2 ? product(b, x, x) : product(b, x, product(b, x, x));
}

static ir_value *power(ir_builder *b, ir_value *x, ir_value *y) {
    pair const exponent = split(b, y);
    ir_attr re = ir_constant_of(exponent.re), im = ir_constant_of(exponent.im);
    bool const whole = re && im && im->f == 0 && re->f == floor(re->f) && re->f >= 1 && re->f <= 3;
    if (whole) return join(b, small_power(b, split(b, x), (int)re->f));
    return ir_build1(b, COMPLEX_pow, 2, (ir_value *[]){x, y}, x->type);
}

// Lexicographic order; false when a nan takes part.
static ir_value *ordered(ir_builder *b, int strict, int last, pair x, pair y) {
    ir_value *first = both(b, np_cmpf(b, strict, x.re, y.re),
                           both(b, np_cmpf(b, NP_ORD, x.im, x.im), np_cmpf(b, NP_ORD, y.im, y.im)));
    return either(b, first, both(b, np_cmpf(b, NP_OEQ, x.re, y.re), np_cmpf(b, last, x.im, y.im)));
}

static ir_value *truth(ir_builder *b, pair x) {
    ir_value *zero = number(b, x.re, 0);
    return either(b, np_cmpf(b, NP_UNE, x.re, zero), np_cmpf(b, NP_UNE, x.im, zero));
}

static ir_value *has_nan(ir_builder *b, pair x) {
    return either(b, np_cmpf(b, NP_UNO, x.re, x.re), np_cmpf(b, NP_UNO, x.im, x.im));
}

// Functions whose result is not complex. NULL: opcode is not one of them.
static ir_value *to_real(ir_builder *b, unsigned opcode, pair x, pair y) {
    ir_value *yes = rw_int(b, 1, ir_type_int(b->context, 1));
    switch (opcode) {
    case NUMPY_absolute: return modulus(b, x);
    case NUMPY_equal: return both(b, np_cmpf(b, NP_OEQ, x.re, y.re), np_cmpf(b, NP_OEQ, x.im, y.im));
    case NUMPY_not_equal: return either(b, np_cmpf(b, NP_UNE, x.re, y.re), np_cmpf(b, NP_UNE, x.im, y.im));
    case NUMPY_less: return ordered(b, NP_OLT, NP_OLT, x, y);
    case NUMPY_less_equal: return ordered(b, NP_OLT, NP_OLE, x, y);
    case NUMPY_greater: return ordered(b, NP_OGT, NP_OGT, x, y);
    case NUMPY_greater_equal: return ordered(b, NP_OGT, NP_OGE, x, y);
    case NUMPY_logical_and: return both(b, truth(b, x), truth(b, y));
    case NUMPY_logical_or: return either(b, truth(b, x), truth(b, y));
    case NUMPY_logical_xor: return rw_op2(b, ARITH_xori, truth(b, x), truth(b, y));
    case NUMPY_logical_not: return rw_op2(b, ARITH_xori, truth(b, x), yes);
    case NUMPY_isnan: return has_nan(b, x);
    case NUMPY_isinf:
        return either(b, np_scalar_ufunc(b, opcode, x.re->type, x.re, NULL),
                      np_scalar_ufunc(b, opcode, x.im->type, x.im, NULL));
    case NUMPY_isfinite:
        return both(b, np_scalar_ufunc(b, opcode, x.re->type, x.re, NULL),
                    np_scalar_ufunc(b, opcode, x.im->type, x.im, NULL));
    default: return NULL;
    }
}

// x where it comes first by the two predicates, or anyway; else y.
static ir_value *first_of(ir_builder *b, ir_value *anyway, int strict, int last, pair x, pair y) {
    return join(b, choose(b, either(b, anyway, ordered(b, strict, last, x, y)), x, y));
}

ir_value *np_scalar_complex(ir_builder *b, unsigned opcode, ir_value *xv, ir_value *yv) {
    pair x = split(b, xv), y = yv ? split(b, yv) : x;
    ir_value *real = to_real(b, opcode, x, y), *zero = number(b, x.re, 0);
    if (real) return real;
    switch (opcode) {
    case NUMPY_add: return join(b, (pair){add(b, x.re, y.re), add(b, x.im, y.im)});
    case NUMPY_subtract: return join(b, (pair){sub(b, x.re, y.re), sub(b, x.im, y.im)});
    case NUMPY_multiply: return join(b, product(b, x, y));
    case NUMPY_square: return join(b, product(b, x, x));
    case NUMPY_divide: return join(b, quotient(b, x, y));
    case NUMPY_reciprocal: return join(b, inverse(b, x));
    case NUMPY_power: return power(b, xv, yv);
    case NUMPY_negative: return join(b, (pair){negate(b, x.re), negate(b, x.im)});
    case NUMPY_positive: return xv;
    case NUMPY_conjugate: return join(b, (pair){x.re, negate(b, x.im)});
    case NUMPY_exp: return function(b, COMPLEX_exp, xv);
    case NUMPY_exp2: return function(b, COMPLEX_exp, join(b, scaled(b, x, 0.693147180559945309417232121458)));
    case NUMPY_log1p: return function(b, COMPLEX_log1p, xv);
    case NUMPY_expm1: return function(b, COMPLEX_expm1, xv);
    case NUMPY_log: return function(b, COMPLEX_log, xv);
    case NUMPY_log2: return scaled_log(b, xv, 1.442695040888963407359924681002);
    case NUMPY_log10: return scaled_log(b, xv, 0.434294481903251827651128918917);
    case NUMPY_sqrt: return function(b, COMPLEX_sqrt, xv);
    case NUMPY_sin: return function(b, COMPLEX_sin, xv);
    case NUMPY_cos: return function(b, COMPLEX_cos, xv);
    case NUMPY_tan: return function(b, COMPLEX_tan, xv);
    case NUMPY_sinh: return hyperbolic_sine(b, x);
    case NUMPY_cosh: return function(b, COMPLEX_cos, turned(b, x));
    case NUMPY_tanh: return function(b, COMPLEX_tanh, xv);
    case NUMPY_rint: return join(b, (pair){op1(b, MATH_roundeven, x.re), op1(b, MATH_roundeven, x.im)});
    case NUMPY_sign: {
        ir_value *lead = np_select(b, np_cmpf(b, NP_UNE, x.re, zero), x.re, x.im);
        return join(b, (pair){np_scalar_ufunc(b, NUMPY_sign, lead->type, lead, NULL), zero});
    }
    case NUMPY_maximum: return first_of(b, has_nan(b, x), NP_OGT, NP_OGE, x, y);
    case NUMPY_minimum: return first_of(b, has_nan(b, x), NP_OLT, NP_OLE, x, y);
    case NUMPY_fmax: return first_of(b, has_nan(b, y), NP_OGT, NP_OGE, x, y);
    case NUMPY_fmin: return first_of(b, has_nan(b, y), NP_OLT, NP_OLE, x, y);
    default: return NULL;
    }
}
