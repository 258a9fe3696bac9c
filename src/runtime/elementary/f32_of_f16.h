// Functions of x that comes from f16, in f32 arithmetic. Each serves the numbers that its user says, where the result
// is an f16, too. They are as exact as f32 allows, or to about 2^-22 relative to the result: nearly always enough to
// tell which f16 is the nearest. Coefficients: minimax fits in f32; the comments say of what and to which relative
// error.
#pragma once
#include "runtime/elementary/f32.h"

static const double LN2_OF_F16 = 0.69314718055994531, LOG2E_OF_F16 = 1.44269504088896341;

// ---- exponentials
// r = x - n ln2, |r| <= ln2/2
MX_FUNCTION V exp_reduce_of_f16(mx *m, V x, N *out_n) {
    V k = mx_nearest(m, mx_mul(m, x, mx_c(m, LOG2E_OF_F16)), out_n);
    return mx_fnma(m, k, mx_c(m, LN2_OF_F16), x);
}

// y * 2^n by y's exponent
MX_FUNCTION V times_power_of_f16(mx *m, V y, N n) {
    return mx_from_bits(m, mx_iadd(m, mx_bits(m, y), mx_shl(m, n, 23)));
}

// Those of f32 (f32.h) without what only numbers out of range need.
MX_FUNCTION V exp_of_f16(mx *m, V x) {
    N n;
    V y = exp_parts_f32(m, x, &n);
    return times_power_of_f16(m, y, n);
}

MX_FUNCTION V exp2_of_f16(mx *m, V x) {
    N n;
    V y = exp2_parts_f32(m, x, &n);
    return times_power_of_f16(m, y, n);
}

// 2^n (e^r - 1) + (2^n - 1), whose sign is x's; (e^r - 1) / r to 2^-25
MX_FUNCTION V expm1_of_f16(mx *m, V x) {
    N n;
    V r = exp_reduce_of_f16(m, x, &n), unit = mx_power_of_two(m, n);
    V p = MX_POLY(m, r, 1.388886940e-3, 8.369068620e-3, 4.166713730e-2, 1.666650620e-1, 4.999999700e-1, 1.0);
    return mx_copysign(m, mx_fma(m, unit, mx_mul(m, p, r), mx_sub(m, unit, mx_c(m, 1.0))), x);
}

// As hyperbolic_of_f32 (f64_of_f32.h): *out_cosine = cosh x of x = r + n ln2, the result sinh x; cosh r to 2^-23, sinh
// r to 2^-25.
MX_FUNCTION V hyperbolic_of_f16(mx *m, V x, V *out_cosine) {
    N n;
    V r = exp_reduce_of_f16(m, x, &n), z = mx_mul(m, r, r);
    V u = mx_power_of_two(m, mx_isub(m, n, mx_i(m, 1))), v = mx_power_of_two(m, mx_isub(m, mx_i(m, -1), n));
    V sum = mx_add(m, u, v), difference = mx_sub(m, u, v);
    V c = MX_POLY(m, z, 1.394858331e-3, 4.166621823e-2, 5.000000108e-1, 1.0);
    V s = mx_mul(m, r, MX_POLY(m, z, 8.369093760e-3, 1.666650620e-1, 1.0));
    *out_cosine = mx_fma(m, sum, c, mx_mul(m, difference, s));
    return mx_fma(m, sum, s, mx_mul(m, difference, c));
}

MX_FUNCTION V sinh_of_f16(mx *m, V x) {
    V cosine, sine = hyperbolic_of_f16(m, x, &cosine);
    return mx_copysign(m, sine, x);
}

MX_FUNCTION V cosh_of_f16(mx *m, V x) {
    V cosine;
    hyperbolic_of_f16(m, x, &cosine);
    return cosine;
}

// ---- logarithms
// x = (1 + f) 2^e, 1 + f in [sqrt(1/2), sqrt(2)), of a normal x > 0
MX_FUNCTION V log_split_of_f16(mx *m, V x, V *out_e) {
    N bits = mx_bits(m, x), e = mx_sar(m, mx_isub(m, bits, mx_i(m, 0x3f3504f3)), 23);
    *out_e = mx_float_of(m, e);
    return mx_sub(m, mx_from_bits(m, mx_isub(m, bits, mx_shl(m, e, 23))), mx_c(m, 1.0));
}

// Those of f32.
MX_FUNCTION V log_of_f16(mx *m, V x) {
    V e, f = log_split_of_f16(m, x, &e);
    return log_of_parts_f32(m, f, e);
}

MX_FUNCTION V log2_of_f16(mx *m, V x) {
    V e, f = log_split_of_f16(m, x, &e);
    return log2_of_parts_f32(m, f, e);
}

MX_FUNCTION V log10_of_f16(mx *m, V x) {
    V e, f = log_split_of_f16(m, x, &e);
    return log10_of_parts_f32(m, f, e);
}

// ln(1 + t): what adding 1 loses of a small t is put back. ln(1 + f) / f to 2^-24
MX_FUNCTION V log1p_of_f16(mx *m, V t) {
    V one = mx_c(m, 1.0), u = mx_add(m, t, one), e, f = log_split_of_f16(m, u, &e);
    V lost = mx_sub(m, t, mx_sub(m, u, one));
    f = mx_add(m, f, mx_select(m, mx_lt(m, mx_abs(m, t), mx_c(m, 0.25)), lost, mx_c(m, 0.0)));
    V p = MX_POLY(m, f, 8.722243460e-2, -1.436678770e-1, 1.495228260e-1, -1.656240220e-1, 1.995683310e-1,
                  -2.500207420e-1, 3.333418670e-1, -4.999998810e-1, 1.0);
    return mx_fma(m, e, mx_c(m, LN2_OF_F16), mx_mul(m, f, p));
}

// ln(1 + t), t = |x| + x² / (1 + sqrt(1 + x²))
MX_FUNCTION V asinh_of_f16(mx *m, V x) {
    V a = mx_abs(m, x), z = mx_mul(m, a, a), one = mx_c(m, 1.0), root = mx_sqrt(m, mx_add(m, z, one));
    return mx_copysign(m, log1p_of_f16(m, mx_add(m, a, mx_div(m, z, mx_add(m, root, one)))), x);
}

// Half of ln(1 + t), t = 2 |x| / (1 - |x|)
MX_FUNCTION V atanh_of_f16(mx *m, V x) {
    V a = mx_abs(m, x), t = mx_div(m, mx_add(m, a, a), mx_sub(m, mx_c(m, 1.0), a));
    return mx_copysign(m, mx_mul(m, log1p_of_f16(m, t), mx_c(m, 0.5)), x);
}

// ---- trigonometric functions
// sin r / r to 2^-27, cos r to 2^-24
MX_FUNCTION V tan_of_f16(mx *m, V x) {
    N n;
    V k = mx_nearest(m, mx_mul(m, x, mx_c(m, 0.636619772367581343)), &n);
    V r = mx_fma(m, k, mx_c(m, -1.57079601287841797), x);
    r = mx_fma(m, k, mx_c(m, -3.13916473e-07), r);
    r = mx_fma(m, k, mx_c(m, -5.39030253e-15), r);
    V z = mx_mul(m, r, r);
    V s = mx_mul(m, r, MX_POLY(m, z, -1.950182200e-4, 8.332016880e-3, -1.666665080e-1, 1.0));
    V c = MX_POLY(m, z, -1.357940370e-3, 4.165441920e-2, -4.999984200e-1, 9.999999400e-1);
    B odd = mx_odd(m, n);
    return mx_div(m, mx_select(m, odd, c, s), mx_select(m, odd, mx_neg(m, s), c));
}

// |x| < 1/2: asin of it; otherwise of sqrt((1 - |x|) / 2), half the angle from 1. asin(s) / s to 2^-23
MX_FUNCTION V asin_part_of_f16(mx *m, V a, B small) {
    V z = mx_select(m, small, mx_mul(m, a, a), mx_mul(m, mx_sub(m, mx_c(m, 1.0), a), mx_c(m, 0.5)));
    V p = MX_POLY(m, z, 5.059194560e-2, 3.967793290e-2, 7.547152790e-2, 1.666513090e-1, 1.000000120);
    return mx_mul(m, mx_select(m, small, a, mx_sqrt(m, z)), p);
}

MX_FUNCTION V asin_of_f16(mx *m, V x) {
    V a = mx_abs(m, x);
    B small = mx_lt(m, a, mx_c(m, 0.5));
    V p = asin_part_of_f16(m, a, small), far = mx_fma(m, p, mx_c(m, -2.0), mx_c(m, 1.5707963267948966));
    return mx_copysign(m, mx_select(m, small, p, far), x);
}

MX_FUNCTION V acos_of_f16(mx *m, V x) {
    V a = mx_abs(m, x);
    B small = mx_lt(m, a, mx_c(m, 0.5));
    V p = asin_part_of_f16(m, a, small), twice = mx_add(m, p, p);
    V far = mx_select(m, mx_lt(m, x, mx_c(m, 0.0)), mx_sub(m, mx_c(m, 3.1415926535897931), twice), twice);
    return mx_select(m, small, mx_sub(m, mx_c(m, 1.5707963267948966), mx_copysign(m, p, x)), far);
}
