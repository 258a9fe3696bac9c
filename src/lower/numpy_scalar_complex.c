// The element-wise functions on complex scalars, on the real and imaginary parts. Later stages see only
// complex.create, complex.re and complex.im.
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

static pair exponential(ir_builder *b, pair x) {
    ir_value *e = op1(b, MATH_exp, x.re), *zero = number(b, e, 0);
    ir_value *real = np_cmpf(b, NP_OEQ, x.im, zero);
    return (pair){np_select(b, real, e, mul(b, e, op1(b, MATH_cos, x.im))),
                  np_select(b, real, x.im, mul(b, e, op1(b, MATH_sin, x.im)))};
}

static pair logarithm(ir_builder *b, pair x) {
    return (pair){op1(b, MATH_log, modulus(b, x)), rw_op2(b, MATH_atan2, x.im, x.re)};
}

// t = sqrt((|re| + |x|) / 2); the other part is im / 2t.
static pair square_root(ir_builder *b, pair x) {
    ir_value *zero = number(b, x.re, 0), *half = number(b, x.re, 0.5);
    ir_value *t = op1(b, MATH_sqrt, mul(b, half, add(b, op1(b, MATH_absf, x.re), modulus(b, x))));
    ir_value *other = divide(b, mul(b, x.im, half), t);
    ir_value *right = np_cmpf(b, NP_OGE, x.re, zero);
    ir_value *re = np_select(b, right, t, op1(b, MATH_absf, other));
    ir_value *im = np_select(b, right, other, rw_op2(b, MATH_copysign, t, x.im));
    ir_value *origin = np_cmpf(b, NP_OEQ, t, zero);
    return (pair){np_select(b, origin, zero, re), np_select(b, origin, x.im, im)};
}

static pair scaled(ir_builder *b, pair x, double by) {
    ir_value *k = number(b, x.re, by);
    return (pair){mul(b, x.re, k), mul(b, x.im, k)};
}

static pair sine(ir_builder *b, pair x) {
    return (pair){mul(b, op1(b, MATH_sin, x.re), op1(b, MATH_cosh, x.im)),
                  mul(b, op1(b, MATH_cos, x.re), op1(b, MATH_sinh, x.im))};
}
static pair cosine(ir_builder *b, pair x) {
    return (pair){mul(b, op1(b, MATH_cos, x.re), op1(b, MATH_cosh, x.im)),
                  negate(b, mul(b, op1(b, MATH_sin, x.re), op1(b, MATH_sinh, x.im)))};
}
static pair hyperbolic_sine(ir_builder *b, pair x) {
    return (pair){mul(b, op1(b, MATH_sinh, x.re), op1(b, MATH_cos, x.im)),
                  mul(b, op1(b, MATH_cosh, x.re), op1(b, MATH_sin, x.im))};
}
static pair hyperbolic_cosine(ir_builder *b, pair x) {
    return (pair){mul(b, op1(b, MATH_cosh, x.re), op1(b, MATH_cos, x.im)),
                  mul(b, op1(b, MATH_sinh, x.re), op1(b, MATH_sin, x.im))};
}

// By sinh and cosh of the real part (W. Kahan, "Branch cuts for complex elementary functions"); beyond 22 what is left
// of the imaginary part is 2 sin(2 im) e^(-2 |re|).
static pair hyperbolic_tangent(ir_builder *b, pair x) {
    ir_value *sh = op1(b, MATH_sinh, x.re), *sn = op1(b, MATH_sin, x.im), *cs = op1(b, MATH_cos, x.im);
    ir_value *size = op1(b, MATH_absf, x.re), *turn = mul(b, sn, cs);
    ir_value *d = add(b, mul(b, sh, sh), mul(b, cs, cs));
    pair const near = {divide(b, mul(b, sh, op1(b, MATH_cosh, x.re)), d), divide(b, turn, d)};
    ir_value *decay = op1(b, MATH_exp, mul(b, size, number(b, size, -2)));
    pair const far = {rw_op2(b, MATH_copysign, number(b, size, 1), x.re),
                      mul(b, mul(b, turn, number(b, size, 4)), decay)};
    return choose(b, np_cmpf(b, NP_OGT, size, number(b, size, 22)), far, near);
}
static pair tangent(ir_builder *b, pair x) {   // -i tanh(i x)
    pair const t = hyperbolic_tangent(b, (pair){negate(b, x.im), x.re});
    return (pair){t.im, negate(b, t.re)};
}

static pair exponential2(ir_builder *b, pair x) {
    return exponential(b, scaled(b, x, 0.693147180559945309417232121458));
}
static pair logarithm2(ir_builder *b, pair x) { return scaled(b, logarithm(b, x), 1.442695040888963407359924681002); }
static pair logarithm10(ir_builder *b, pair x) { return scaled(b, logarithm(b, x), 0.434294481903251827651128918917); }

// In single precision, what is no product of functions of the parts goes through double, where their errors do not add
// up.
static pair extended(ir_builder *b, pair x) {
    ir_type const f64 = ir_type_float(b->context, 64);
    if (x.re->type == f64) return x;
    return (pair){rw_op1(b, ARITH_extf, x.re, f64), rw_op1(b, ARITH_extf, x.im, f64)};
}
static pair rounded(ir_builder *b, pair x, ir_type t) {
    return x.re->type == t ? x : (pair){rw_op1(b, ARITH_truncf, x.re, t), rw_op1(b, ARITH_truncf, x.im, t)};
}
static pair in_double(ir_builder *b, pair (*function)(ir_builder *, pair), pair x) {
    return rounded(b, function(b, extended(b, x)), x.re->type);
}
static pair power_by_logarithm(ir_builder *b, pair x, pair y) {
    return rounded(b, exponential(b, product(b, extended(b, y), logarithm(b, extended(b, x)))), x.re->type);
}

// x to the whole power n, |n| < 100, by NumPy's binary method: from 1, the reciprocal for negative n.
static pair whole_power(ir_builder *b, pair x, ir_value *n) {
    ir_type i32 = ir_type_int(b->context, 32);
    ir_value *zero = number(b, x.re, 0), *one = number(b, x.re, 1),
             *size = rw_op1(b, ARITH_fptosi, op1(b, MATH_absf, n), i32);
    pair result = {one, zero}, base = x;
    for (int bit = 0; bit < 7; bit++) {
        ir_value *set =
            rw_op1(b, ARITH_trunci, rw_op2(b, ARITH_shrui, size, rw_int(b, bit, i32)), ir_type_int(b->context, 1));
        result = choose(b, set, product(b, result, base), result);
        base = product(b, base, base);
    }
    return choose(b, np_cmpf(b, NP_OLT, n, zero), quotient(b, (pair){one, zero}, result), result);
}

// Whole exponents below 100 multiply; others are exp(y log x). 0 ** y is 0 for positive y, and NaN for others but 0.
static pair power(ir_builder *b, pair x, pair y) {
    ir_attr re = ir_constant_of(y.re), im = ir_constant_of(y.im);
    bool known = re && im && im->f == 0 && re->f == floor(re->f) && re->f >= 1 && re->f <= 3;
    pair squared = product(b, x, x);
    if (known) return re->f == 1 ? x : re->f == 2 ? squared : product(b, x, squared);
    ir_value *zero = number(b, x.re, 0), *one = number(b, x.re, 1), *nan = number(b, x.re, NAN);
    ir_value *base_zero = both(b, np_cmpf(b, NP_OEQ, x.re, zero), np_cmpf(b, NP_OEQ, x.im, zero));
    ir_value *real = np_cmpf(b, NP_OEQ, y.im, zero), *power_zero = both(b, np_cmpf(b, NP_OEQ, y.re, zero), real);
    ir_value *small = np_cmpf(b, NP_OLT, op1(b, MATH_absf, y.re), number(b, x.re, 100));
    ir_value *whole = both(b, both(b, real, small), np_cmpf(b, NP_OEQ, op1(b, MATH_floor, y.re), y.re));
    pair p = power_by_logarithm(b, x, y);
    p = choose(b, whole, whole_power(b, x, np_select(b, whole, y.re, zero)), p);
    const pair few[] = {x, squared, product(b, x, squared)};
    for (int n = 1; n <= 3; n++)
        p = choose(b, both(b, whole, np_cmpf(b, NP_OEQ, y.re, number(b, zero, n))), few[n - 1], p);
    ir_value *positive = both(b, real, np_cmpf(b, NP_OGT, y.re, zero));
    p = choose(b, base_zero, choose(b, positive, (pair){zero, zero}, (pair){nan, nan}), p);
    return choose(b, power_zero, (pair){one, zero}, p);
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
    case NUMPY_power: return join(b, power(b, x, y));
    case NUMPY_negative: return join(b, (pair){negate(b, x.re), negate(b, x.im)});
    case NUMPY_positive: return xv;
    case NUMPY_conjugate: return join(b, (pair){x.re, negate(b, x.im)});
    case NUMPY_exp: return join(b, exponential(b, x));
    case NUMPY_exp2: return join(b, exponential2(b, x));
    case NUMPY_log: return join(b, in_double(b, logarithm, x));
    case NUMPY_log2: return join(b, in_double(b, logarithm2, x));
    case NUMPY_log10: return join(b, in_double(b, logarithm10, x));
    case NUMPY_sqrt: return join(b, square_root(b, x));
    case NUMPY_sin: return join(b, sine(b, x));
    case NUMPY_cos: return join(b, cosine(b, x));
    case NUMPY_tan: return join(b, in_double(b, tangent, x));
    case NUMPY_sinh: return join(b, hyperbolic_sine(b, x));
    case NUMPY_cosh: return join(b, hyperbolic_cosine(b, x));
    case NUMPY_tanh: return join(b, in_double(b, hyperbolic_tangent, x));
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
