// f64 trigonometric functions and their inverses. Algorithms and coefficients of Sun's fdlibm, without branches.
#pragma once
#include "runtime/elementary/common.h"

static const double PIO2_HI = 1.57079632679489655800e+00, PIO2_LO = 6.12323399573676603587e-17;
static const double PIO4_HI = 7.85398163397448278999e-01, PI = 3.1415926535897931160e+00,
                    PI_LO = 1.2246467991473531772e-16;

// r + *out_lo = x - n pi/2, with pi/2 in two parts of 33 bits and one of 53: good for |n| < 2^20.
MX_FUNCTION V reduce(mx *m, V x, V *out_lo, N *out_n) {
    V k = mx_nearest(m, mx_mul(m, x, mx_c(m, 6.36619772367581382433e-01)), out_n);
    V r0 = mx_fnma(m, k, mx_c(m, 1.57079632673412561417e+00), x);
    V w = mx_mul(m, k, mx_c(m, 6.07710050630396597660e-11));
    V r1 = mx_sub(m, r0, w), rest = mx_sub(m, mx_sub(m, r0, r1), w);
    rest = mx_fnma(m, k, mx_c(m, 2.02226624879595063154e-21), rest);
    V r = mx_add(m, r1, rest);
    *out_lo = mx_add(m, mx_sub(m, r1, r), rest);
    return r;
}

// sin(x + lo) = x + the result
MX_FUNCTION V sine_rest(mx *m, V x, V lo, V z) {
    V v = mx_mul(m, z, x);
    V r = MX_POLY(m, z, 1.58969099521155010221e-10, -2.50507602534068634195e-08, 2.75573137070700676789e-06,
                  -1.98412698298579493134e-04, 8.33333333332248946124e-03);
    V inner = mx_sub(m, mx_mul(m, z, mx_fnma(m, v, r, mx_mul(m, lo, mx_c(m, 0.5)))), lo);
    return mx_sub(m, mx_mul(m, v, mx_c(m, -1.66666666666666324348e-01)), inner);
}

// cos(x + lo) = *out_w + the result
MX_FUNCTION V cosine_rest(mx *m, V x, V lo, V z, V *out_w) {
    V one = mx_c(m, 1.0);
    V r = MX_POLY(m, z, -1.13596475577881948265e-11, 2.08757232129817482790e-09, -2.75573143513906633035e-07,
                  2.48015872894767294178e-05, -1.38888888888741095749e-03, 4.16666666666666019037e-02);
    V h = mx_mul(m, z, mx_c(m, 0.5)), w = mx_sub(m, one, h);
    *out_w = w;
    V rest = mx_fma(m, mx_mul(m, z, r), z, mx_neg(m, mx_mul(m, x, lo)));
    return mx_add(m, mx_sub(m, mx_sub(m, one, w), h), rest);
}

MX_FUNCTION V sine(mx *m, V x, V lo) { return mx_add(m, x, sine_rest(m, x, lo, mx_mul(m, x, x))); }

MX_FUNCTION V cosine(mx *m, V x, V lo) {
    V w, rest = cosine_rest(m, x, lo, mx_mul(m, x, x), &w);
    return mx_add(m, w, rest);
}

// Up to here the reduction is exact enough.
static const double SIN_LIMIT_F64 = 1e6;

// cos when shift is 1.
MX_FUNCTION V sin_f64(mx *m, V x, int shift) {
    N n;
    V lo, r = reduce(m, x, &lo, &n);
    if (shift) n = mx_iadd(m, n, mx_i(m, shift));
    V s = sine(m, r, lo), y = mx_select(m, mx_odd(m, n), cosine(m, r, lo), s);
    y = mx_from_bits(m, mx_iadd(m, mx_bits(m, y), mx_shl(m, mx_iand(m, n, mx_i(m, 2)), 62)));
    return shift ? y : mx_select(m, mx_lt(m, mx_abs(m, x), mx_c(m, 1e-9)), x, y);
}

// tan(r) = t / q, t = r q + r z P(z), in two parts; -q / t in odd quadrants. What the quotient lost is put back, and
// what the reduction left. P and q: of S. Moshier's Cephes library.
MX_FUNCTION V tan_f64(mx *m, V x) {
    N n;
    V lo, r = reduce(m, x, &lo, &n), z = mx_mul(m, r, r);
    V p = MX_POLY(m, z, -1.30936939181383734205e4, 1.15351664838587416140e6, -1.79565251976484877988e7);
    V q = MX_POLY(m, z, 1.0, 1.36812963470692954678e4, -1.32089234440210967447e6, 2.50083801823357915839e7,
                  -5.38695755929454629881e7);
    V w = mx_mul(m, mx_mul(m, r, z), p), rq = mx_mul(m, r, q), t = mx_add(m, rq, w);
    V t_lo = mx_add(m, mx_add(m, mx_sub(m, rq, t), w), mx_fma(m, r, q, mx_neg(m, rq)));
    B odd = mx_odd(m, n);
    V top = mx_select(m, odd, mx_neg(m, q), t), bottom = mx_select(m, odd, t, q);
    V inverse = mx_div(m, mx_c(m, 1.0), bottom), y = mx_mul(m, top, inverse);
    V lost = mx_fma(m, t_lo, mx_select(m, odd, mx_neg(m, y), mx_c(m, 1.0)), mx_fnma(m, y, bottom, top));
    V slope = mx_fma(m, y, y, mx_c(m, 1.0));
    y = mx_add(m, y, mx_fma(m, lost, inverse, mx_mul(m, lo, slope)));
    return mx_select(m, mx_lt(m, mx_abs(m, x), mx_c(m, 1e-9)), x, y);
}

// (asin(x) - x) / x of z = x²
MX_FUNCTION V asin_rest(mx *m, V z) {
    V p = mx_mul(m, z,
                 MX_POLY(m, z, 3.47933107596021167570e-05, 7.91534994289814532176e-04, -4.00555345006794114027e-02,
                         2.01212532134862925881e-01, -3.25565818622400915405e-01, 1.66666666666666657415e-01));
    V q = MX_POLY(m, z, 7.70381505559019352791e-02, -6.88283971605453293030e-01, 2.02094576023350569471e+00,
                  -2.40339491173441421878e+00, 1.0);
    return mx_div(m, p, q);
}

// s = sqrt(z) and what it lost: head + *out_lo
MX_FUNCTION V root_parts(mx *m, V z, V *out_s, V *out_lo) {
    *out_s = mx_sqrt(m, z);
    V top = mx_head(m, *out_s);
    *out_lo = mx_div(m, mx_fnma(m, top, top, z), mx_add(m, *out_s, top));
    return top;
}

MX_FUNCTION V asin_f64(mx *m, V x) {
    V a = mx_abs(m, x), s, lo;
    B small = mx_lt(m, a, mx_c(m, 0.5));
    V z = mx_select(m, small, mx_mul(m, x, x), mx_mul(m, mx_sub(m, mx_c(m, 1.0), a), mx_c(m, 0.5)));
    V r = asin_rest(m, z), near = mx_fma(m, x, r, x);
    V top = root_parts(m, z, &s, &lo), s2 = mx_add(m, s, s);
    lo = mx_select(m, mx_gt(m, s, mx_c(m, 0.0)), lo, mx_c(m, 0.0));
    V p = mx_sub(m, mx_mul(m, s2, r), mx_fma(m, lo, mx_c(m, -2.0), mx_c(m, PIO2_LO)));
    V q = mx_sub(m, mx_c(m, PIO4_HI), mx_add(m, top, top));
    V far = mx_copysign(m, mx_sub(m, mx_c(m, PIO4_HI), mx_sub(m, p, q)), x);
    return mx_select(m, small, mx_select(m, mx_lt(m, a, mx_c(m, 1e-9)), x, near), far);
}

MX_FUNCTION V acos_f64(mx *m, V x) {
    V a = mx_abs(m, x), s, lo;
    B small = mx_lt(m, a, mx_c(m, 0.5));
    V z = mx_select(m, small, mx_mul(m, x, x), mx_mul(m, mx_sub(m, mx_c(m, 1.0), a), mx_c(m, 0.5)));
    V r = asin_rest(m, z), top = root_parts(m, z, &s, &lo);
    lo = mx_select(m, mx_gt(m, s, mx_c(m, 0.0)), lo, mx_c(m, 0.0));
    V middle = mx_sub(m, mx_c(m, PIO2_HI), mx_sub(m, x, mx_fnma(m, x, r, mx_c(m, PIO2_LO))));
    V right = mx_mul(m, mx_c(m, 2.0), mx_add(m, top, mx_fma(m, r, s, lo)));
    V left = mx_mul(m, mx_c(m, 2.0),
                    mx_sub(m, mx_c(m, PIO2_HI), mx_add(m, s, mx_sub(m, mx_mul(m, r, s), mx_c(m, PIO2_LO)))));
    return mx_select(m, small, middle, mx_select(m, mx_lt(m, x, mx_c(m, 0.0)), left, right));
}

// For a >= 0: the argument moves towards 0 by atan(0.5), atan(1), atan(1.5) or pi/2.
MX_FUNCTION V atan_positive(mx *m, V a) {
    static const double hi[] = {0.0, 4.63647609000806093515e-01, 7.85398163397448278999e-01, 9.82793723247329054082e-01,
                                1.57079632679489655800e+00};
    static const double lo[] = {0.0, 2.26987774529616870924e-17, 3.06161699786838301793e-17, 1.39033110312309984516e-17,
                                6.12323399573676603587e-17};
    static const double from[] = {0.0, 7.0 / 16, 11.0 / 16, 19.0 / 16, 39.0 / 16};
    V one = mx_c(m, 1.0), two = mx_c(m, 2.0), three_halves = mx_c(m, 1.5);
    V above[4] = {mx_sub(m, mx_add(m, a, a), one), mx_sub(m, a, one), mx_sub(m, a, three_halves), mx_c(m, -1.0)};
    V below[4] = {mx_add(m, two, a), mx_add(m, a, one), mx_fma(m, three_halves, a, one), a};
    V n = a, d = one, base = mx_c(m, 0.0), rest = mx_c(m, 0.0);
    for (int i = 1; i <= 4; i++) {
        B here = mx_ge(m, a, mx_c(m, from[i]));
        n = mx_select(m, here, above[i - 1], n);
        d = mx_select(m, here, below[i - 1], d);
        base = mx_select(m, here, mx_c(m, hi[i]), base);
        rest = mx_select(m, here, mx_c(m, lo[i]), rest);
    }
    V x = mx_div(m, n, d), z = mx_mul(m, x, x), w = mx_mul(m, z, z);
    V even = mx_mul(m, z,
                    MX_POLY(m, w, 1.62858201153657823623e-02, 4.97687799461593236017e-02, 6.66107313738753120669e-02,
                            9.09088713343650656196e-02, 1.42857142725034663711e-01, 3.33333333333329318027e-01));
    V odd = mx_mul(m, w,
                   MX_POLY(m, w, -3.65315727442169155270e-02, -5.83357013379057348645e-02, -7.69187620504482999495e-02,
                           -1.11111104054623557880e-01, -1.99999999998764832476e-01));
    V tail = mx_mul(m, x, mx_add(m, even, odd));
    return mx_sub(m, base, mx_sub(m, mx_sub(m, tail, rest), x));
}

MX_FUNCTION V atan_f64(mx *m, V x) {
    V a = mx_abs(m, x), y = mx_copysign(m, atan_positive(m, a), x);
    return mx_select(m, mx_lt(m, a, mx_c(m, 1e-9)), x, mx_select(m, mx_eq(m, x, x), y, x));
}

// atan2(y, x): the angle of |y| / |x|, mirrored where x is negative (or -0), with the sign of y.
MX_FUNCTION V atan2_f64(mx *m, V y, V x) {
    V ay = mx_abs(m, y), ax = mx_abs(m, x), zero = mx_c(m, 0.0), q = mx_div(m, ay, ax);
    q = mx_select(m, mx_eq(m, ay, zero), zero, q);
    B both = mx_and(m, mx_eq(m, ay, mx_c(m, __builtin_inf())), mx_eq(m, ax, mx_c(m, __builtin_inf())));
    q = mx_select(m, both, mx_c(m, 1.0), q);
    V z = mx_select(m, mx_lt(m, q, mx_c(m, 1e-300)), q, atan_positive(m, q));
    V mirrored = mx_sub(m, mx_c(m, PI), mx_sub(m, z, mx_c(m, PI_LO)));
    B left = mx_ilt(m, mx_bits(m, x), mx_i(m, 0));
    V r = mx_copysign(m, mx_select(m, left, mirrored, z), y);
    V sum = mx_add(m, x, y);
    B is_nan = mx_or(m, mx_ne(m, x, x), mx_ne(m, y, y));
    return mx_select(m, is_nan, sum, r);
}
