// f32 functions that networks use most, in f32 arithmetic. Polynomials: cephes (exp, log, tanh, sin, cos) and
// N. Juffa's erff; coefficients re-fitted for fused multiply-add. The others go through f64.
#pragma once
#include "runtime/elementary/common.h"

// (e^r for |r| <= ln2/2) by r + r² Q(r) + 1
MX_FUNCTION V exp_reduced(mx *m, V r) {
    V q = MX_POLY(m, r, 1.9875691500e-4, 1.3981999507e-3, 8.3334519073e-3, 4.1665795894e-2, 1.6666665459e-1,
                  5.0000001201e-1);
    return mx_add(m, mx_fma(m, q, mx_mul(m, r, r), r), mx_c(m, 1.0));
}

// e^x / 2^n and n
MX_FUNCTION V exp_parts_f32(mx *m, V x, N *out_n) {
    V k = mx_nearest(m, mx_mul(m, x, mx_c(m, 1.44269504088896341)), out_n);
    V r = mx_fma(m, k, mx_c(m, -0.693359375), x);
    r = mx_fma(m, k, mx_c(m, 2.12194440e-4), r);
    return exp_reduced(m, r);
}

MX_FUNCTION V exp_f32(mx *m, V x) {
    N n;
    V y = exp_parts_f32(m, mx_clamp(m, x, -105.0, 90.0), &n);
    return mx_scale(m, y, n);
}

// 2^x / 2^n and n: 2^f = 1 + f P(f), |f| <= 1/2, to 2^-28
MX_FUNCTION V exp2_parts_f32(mx *m, V x, N *out_n) {
    V f = mx_sub(m, x, mx_nearest(m, x, out_n));
    V p = MX_POLY(m, f, 1.5460058057e-4, 1.3391147368e-3, 9.6180690452e-3, 5.5503591895e-2, 2.4022650719e-1,
                  6.9314718246e-1);
    return mx_fma(m, p, f, mx_c(m, 1.0));
}

MX_FUNCTION V exp2_f32(mx *m, V x) {
    N n;
    V y = exp2_parts_f32(m, mx_clamp(m, x, -152.0, 129.0), &n);
    return mx_scale(m, y, n);
}

// x = (1 + f) 2^e with 1 + f in [sqrt(1/2), sqrt(2)); subnormal numbers are scaled up first.
MX_FUNCTION V log_split(mx *m, V x, V *out_e) {
    V tiny = mx_lt(m, x, mx_c(m, 1.17549435e-38));
    N bits = mx_bits(m, mx_select(m, tiny, mx_mul(m, x, mx_c(m, 8388608.0)), x));
    N e = mx_sar(m, mx_isub(m, bits, mx_i(m, 0x3f3504f3)), 23);
    V f = mx_sub(m, mx_from_bits(m, mx_isub(m, bits, mx_shl(m, e, 23))), mx_c(m, 1.0));
    V k = mx_float_of(m, e);
    *out_e = mx_select(m, tiny, mx_sub(m, k, mx_c(m, 23.0)), k);
    return f;
}

// 0 gives -inf, what is below nan; inf and nan stay.
MX_FUNCTION V log_specials(mx *m, V x, V y) {
    V zero = mx_c(m, 0.0);
    y = mx_select(m, mx_lt(m, x, mx_c(m, __builtin_inf())), y, x);
    y = mx_select(m, mx_lt(m, x, zero), mx_c(m, __builtin_nan("")), y);
    return mx_select(m, mx_eq(m, x, zero), mx_c(m, -__builtin_inf()), y);
}

// ln((1 + f) 2^e)
MX_FUNCTION V log_of_parts_f32(mx *m, V f, V e) {
    V z = mx_mul(m, f, f);
    V p = MX_POLY(m, f, 7.0376836292e-2, -1.1514610310e-1, 1.1676998740e-1, -1.2420140846e-1, 1.4249322787e-1,
                  -1.6668057665e-1, 2.0000714765e-1, -2.4999993993e-1, 3.3333331174e-1);
    V y = mx_mul(m, p, mx_mul(m, f, z));
    y = mx_fma(m, e, mx_c(m, -2.12194440e-4), y);
    y = mx_fma(m, z, mx_c(m, -0.5), y);
    return mx_fma(m, e, mx_c(m, 0.693359375), mx_add(m, f, y));
}

MX_FUNCTION V log_f32(mx *m, V x) {
    V e, f = log_split(m, x, &e);
    return log_specials(m, x, log_of_parts_f32(m, f, e));
}

// log2(1 + f) = f log2(e) + f² Q(f) to 2^-29, log2(e) in two parts. In one chain: even and odd powers apart would
// cancel.
MX_FUNCTION V log2_of_parts_f32(mx *m, V f, V e) {
    static const double q_of_f[] = {-1.0974265635e-1, 1.8844451010e-1,  -1.9238726795e-1,
                                    2.0428150892e-1,  -2.3938660324e-1, 2.8857949376e-1,
                                    -3.6070919037e-1, 4.8089814186e-1,  -7.2134715319e-1};
    V z = mx_mul(m, f, f), q = mx_horner(m, f, 9, 1, q_of_f);
    V low = mx_fma(m, z, q, mx_mul(m, f, mx_c(m, 1.92596303e-8)));
    return mx_add(m, e, mx_fma(m, f, mx_c(m, 1.44269502162933349609), low));
}

MX_FUNCTION V log2_f32(mx *m, V x) {
    V e, f = log_split(m, x, &e);
    return log_specials(m, x, log2_of_parts_f32(m, f, e));
}

// log10(1 + f) = f log10(e) + f² Q(f) to 2^-29; log10(e) and log10(2) in two parts
MX_FUNCTION V log10_of_parts_f32(mx *m, V f, V e) {
    static const double q_of_f[] = {-3.3976570116e-2, 5.6479402285e-2,  -5.7365118131e-2,
                                    6.1511150222e-2,  -7.2141300284e-2, 8.6871993100e-2,
                                    -1.0858023112e-1, 1.4476471856e-1,  -2.1714719385e-1};
    V z = mx_mul(m, f, f), q = mx_horner(m, f, 9, 1, q_of_f);
    V low = mx_fma(m, z, q, mx_mul(m, f, mx_c(m, -1.010304995e-08)));
    low = mx_fma(m, f, mx_c(m, 4.342944920063e-01), mx_fma(m, e, mx_c(m, 4.605039067e-06), low));
    return mx_fma(m, e, mx_c(m, 3.010253906250e-01), low);
}

MX_FUNCTION V log10_f32(mx *m, V x) {
    V e, f = log_split(m, x, &e);
    return log_specials(m, x, log10_of_parts_f32(m, f, e));
}

// Small arguments by an odd polynomial, others by (1 - e) / (1 + e), e = exp(-2|x|).
MX_FUNCTION V tanh_f32(mx *m, V x) {
    V a = mx_abs(m, x), s = mx_mul(m, x, x), one = mx_c(m, 1.0);
    V p = MX_POLY(m, s, -5.70498872745e-3, 2.06390887954e-2, -5.37397155531e-2, 1.33314422036e-1, -3.33332819422e-1);
    V small = mx_fma(m, p, mx_mul(m, s, a), a);
    N n;
    V e, k, r, bounded = mx_select(m, mx_gt(m, a, mx_c(m, 10.0)), mx_c(m, 10.0), a);
    V t = mx_mul(m, bounded, mx_c(m, -2.0));
    k = mx_nearest(m, mx_mul(m, t, mx_c(m, 1.44269504088896341)), &n);
    r = mx_fma(m, k, mx_c(m, 2.12194440e-4), mx_fma(m, k, mx_c(m, -0.693359375), t));
    e = mx_from_bits(m, mx_iadd(m, mx_bits(m, exp_reduced(m, r)), mx_shl(m, n, 23)));
    V large = mx_div(m, mx_sub(m, one, e), mx_add(m, one, e));
    large = mx_select(m, mx_eq(m, x, x), large, x);
    return mx_copysign(m, mx_select(m, mx_lt(m, a, mx_c(m, 0.625)), small, large), x);
}

// q = |x|, or its inverse where that is smaller, q_lo what it lost there: atan(q) = q + q z Q(z) of z = q² to 2^-29, or
// what remains to pi/2, and q_lo / (1 + z), nearly.
MX_FUNCTION V atan_f32(mx *m, V x) {
    V a = mx_abs(m, x), one = mx_c(m, 1.0), end = mx_c(m, 0x1p100);
    a = mx_select(m, mx_gt(m, a, end), end, a);
    B far = mx_gt(m, a, one);
    V d = mx_select(m, far, a, one), q = mx_div(m, mx_select(m, far, one, a), d), z = mx_mul(m, q, q);
    static const double q_of_z[] = {-1.6024798388e-3, 1.0025803931e-2,  -2.9446724802e-2,
                                    5.6127399206e-2,  -8.2897484303e-2, 1.0910266638e-1,
                                    -1.4255458117e-1, 1.9997619092e-1,  -3.3333262801e-1};
    V p = mx_horner(m, z, 9, 1, q_of_z);   // in one chain: even and odd powers apart would cancel
    p = mx_mul(m, p, q);
    V q_lo = mx_mul(m, mx_fnma(m, q, d, one), q), slope = mx_fma(m, z, mx_c(m, -0.5), one);
    V low = mx_fma(m, z, p, mx_fma(m, q_lo, slope, mx_c(m, 4.37113900018624283e-8)));
    V end_angle = mx_c(m, 1.57079637050628662109), w = mx_sub(m, end_angle, q);
    V turned = mx_add(m, w, mx_sub(m, mx_sub(m, mx_sub(m, end_angle, w), q), low));
    return mx_copysign(m, mx_select(m, far, turned, mx_fma(m, z, p, q)), x);
}

// As cbrt_f64 (f64.h), the steps to 2^-18; small numbers are scaled up first.
MX_FUNCTION V cbrt_f32(mx *m, V x) {
    V a = mx_abs(m, x), one = mx_c(m, 1.0);
    B tiny = mx_lt(m, a, mx_c(m, 0x1p-100));
    V v = mx_mul(m, a, mx_select(m, tiny, mx_c(m, 0x1p60), one));
    V upper = mx_float_of(m, mx_shr(m, mx_bits(m, v), 10));
    V third = mx_fma(m, upper, mx_c(m, -1.0 / 3), mx_c(m, mx_magic(m) + 1386624.0));
    V r = mx_from_bits(m, mx_shl(m, mx_bits(m, third), 10));
    V h = mx_fnma(m, mx_mul(m, v, r), mx_mul(m, r, r), one);
    V p = MX_POLY(m, h, 1.7499879389e-1, 2.2367824600e-1, 3.3332566179e-1);
    r = mx_fma(m, r, mx_mul(m, h, p), r);
    V t = mx_mul(m, mx_mul(m, v, r), r);
    t = mx_fma(m, t, mx_mul(m, mx_fnma(m, t, r, one), mx_c(m, 2.0 / 3)), t);
    t = mx_mul(m, t, mx_select(m, tiny, mx_c(m, 0x1p-20), one));
    return mx_copysign(m, mx_select(m, mx_lt(m, a, mx_c(m, __builtin_inf())), t, a), x);
}

MX_FUNCTION V erf_f32(mx *m, V x) {
    V t = mx_abs(m, x), s = mx_mul(m, x, x);
    V r = mx_fma(m, mx_c(m, -1.72853470e-5), t, mx_c(m, 3.83197126e-4));
    V u = mx_fma(m, mx_c(m, -3.88396438e-3), t, mx_c(m, 2.42546219e-2));
    r = mx_fma(m, r, s, u);
    r = mx_fma(m, r, t, mx_c(m, -1.06777877e-1));
    r = mx_fma(m, r, t, mx_c(m, -6.34846687e-1));
    r = mx_fma(m, r, t, mx_c(m, -1.28717512e-1));
    r = mx_fma(m, r, t, mx_neg(m, t));
    V far = mx_gt(m, t, mx_c(m, 4.0));   // 1 there; keeps inf - inf out
    V large = mx_sub(m, mx_c(m, 1.0), exp_f32(m, mx_select(m, far, mx_c(m, -100.0), r)));
    V p = MX_POLY(m, s, -5.96761703e-4, 4.99119423e-3, -2.67681349e-2, 1.12819925e-1, -3.76125336e-1, 1.28379166e-1);
    V small = mx_fma(m, x, p, x);
    V y = mx_select(m, mx_gt(m, t, mx_c(m, 0.927734375)), mx_copysign(m, large, x), small);
    return mx_select(m, mx_eq(m, x, x), y, x);
}

// cos when shift is 1. Cody and Waite's reduction in three steps serves up to SIN_LIMIT_F32.
static const double SIN_LIMIT_F32 = 1e5;

MX_FUNCTION V sin_f32(mx *m, V x, int shift) {
    N n;
    V k = mx_nearest(m, mx_mul(m, x, mx_c(m, 0.636619772367581343)), &n);
    V r = mx_fma(m, k, mx_c(m, -1.57079601287841797), x);
    r = mx_fma(m, k, mx_c(m, -3.13916473e-07), r);
    r = mx_fma(m, k, mx_c(m, -5.39030253e-15), r);
    if (shift) n = mx_iadd(m, n, mx_i(m, shift));
    V s = mx_mul(m, r, r);
    V ps = MX_POLY(m, s, -1.9515295891e-4, 8.3321608736e-3, -1.6666654611e-1);
    V sine = mx_fma(m, ps, mx_mul(m, s, r), r);
    V pc = MX_POLY(m, s, 2.443315711809948e-5, -1.388731625493765e-3, 4.166664568298827e-2);
    V cosine = mx_add(m, mx_fma(m, s, mx_c(m, -0.5), mx_mul(m, mx_mul(m, s, s), pc)), mx_c(m, 1.0));
    V y = mx_select(m, mx_odd(m, n), cosine, sine);
    N flip = mx_shl(m, mx_iand(m, n, mx_i(m, 2)), 30);
    y = mx_from_bits(m, mx_iadd(m, mx_bits(m, y), flip));
    return shift ? y : mx_select(m, mx_lt(m, mx_abs(m, x), mx_c(m, 1e-4)), x, y);   // keeps -0
}
