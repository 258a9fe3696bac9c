// Functions of x (and y) that come from f32, in f64 arithmetic: polynomials are as long as a result needs that is
// almost always the nearest f32, about 2^-30 relative to it, and no value is kept in two parts. Coefficients: minimax
// fits by Remez's algorithm; the comments say of what, where and to which relative error.
#pragma once
#include "runtime/elementary/f64.h"
#include "runtime/elementary/f64_trigonometric.h"

// ---- exponentials
static const double LN2 = 6.93147180559945309417e-01;

// The functions named `usual` serve |x| <= EXP_LIMIT_F32; beyond it results of f32 leave the range.
static const double EXP_LIMIT_F32 = 90;

// r = x - n ln2, |r| <= ln2/2
MX_FUNCTION V exp_reduce_of_f32(mx *m, V x, N *out_n) {
    V k = mx_nearest(m, mx_mul(m, x, mx_c(m, LOG2E)), out_n);
    return mx_fnma(m, k, mx_c(m, LN2), x);
}

// 2^n (e^r - 1) + (2^n - 1), whose sign is x's; (e^r - 1) / r to 2^-32
MX_FUNCTION V expm1_usual_of_f32(mx *m, V x) {
    N n;
    V r = exp_reduce_of_f32(m, x, &n), unit = mx_power_of_two(m, n);
    V p = MX_POLY(m, r, 1.9915869189391377e-4, 1.3941113416096674e-3, 8.3332685855037447e-3, 4.1666352821975999e-2,
                  1.6666666853656411e-1, 5.0000000471402166e-1, 9.9999999999101563e-1);
    return mx_copysign(m, mx_fma(m, unit, mx_mul(m, p, r), mx_sub(m, unit, one(m))), x);
}

MX_FUNCTION V expm1_of_f32(mx *m, V x) {
    V y = expm1_usual_of_f32(m, mx_clamp(m, x, -50.0, 100.0));
    return mx_select(m, mx_lt(m, mx_abs(m, x), mx_c(m, 1e-9)), x, y);
}

// cosh r = C (to 2^-34) and sinh r = S (to 2^-37), |r| <= ln2/2, give those of r + n ln2: with u and v half of 2^n and
// 2^-n, cosh = (u + v) C + (u - v) S, sinh = (u + v) S + (u - v) C.
typedef struct hyperbolic {
    V sum, difference;   // u + v, u - v
    V cosine, sine;      // of the rest
} hyperbolic;

MX_FUNCTION hyperbolic hyperbolic_of_f32(mx *m, V x) {
    N n;
    V r = exp_reduce_of_f32(m, x, &n), z = mx_mul(m, r, r);
    V u = mx_power_of_two(m, mx_isub(m, n, mx_i(m, 1))), v = mx_power_of_two(m, mx_isub(m, mx_i(m, -1), n));
    V c = MX_POLY(m, z, 1.3948583309728026e-3, 4.1666218229511866e-2, 5.0000001077696019e-1, 9.9999999995953477e-1);
    V s = MX_POLY(m, z, 1.9907573839190606e-4, 8.3332835305500798e-3, 1.6666666786345332e-1, 9.9999999999550659e-1);
    return (hyperbolic){mx_add(m, u, v), mx_sub(m, u, v), c, mx_mul(m, s, r)};
}

MX_FUNCTION V sinh_usual_of_f32(mx *m, V x) {
    hyperbolic h = hyperbolic_of_f32(m, x);
    return mx_copysign(m, mx_fma(m, h.sum, h.sine, mx_mul(m, h.difference, h.cosine)), x);   // keeps -0
}

MX_FUNCTION V cosh_usual_of_f32(mx *m, V x) {
    hyperbolic h = hyperbolic_of_f32(m, x);
    return mx_fma(m, h.sum, h.cosine, mx_mul(m, h.difference, h.sine));
}

MX_FUNCTION V bounded_of_f32(mx *m, V x) {
    V a = mx_abs(m, x);
    return mx_select(m, mx_gt(m, a, mx_c(m, 100.0)), mx_c(m, 100.0), a);
}

MX_FUNCTION V sinh_of_f32(mx *m, V x) { return mx_copysign(m, sinh_usual_of_f32(m, bounded_of_f32(m, x)), x); }
MX_FUNCTION V cosh_of_f32(mx *m, V x) { return cosh_usual_of_f32(m, bounded_of_f32(m, x)); }

// ---- logarithms
// x = (1 + f) 2^e for x > 0; f32's smallest numbers are normal here.
MX_FUNCTION V log_split_of_f32(mx *m, V x, V *out_e) {
    N bits = mx_bits(m, x), e = mx_sar(m, mx_isub(m, bits, mx_i(m, 0x3fe6a09e667f3bcd)), 52);
    *out_e = mx_float_of(m, e);
    return mx_sub(m, mx_from_bits(m, mx_isub(m, bits, mx_shl(m, e, 52))), one(m));
}

// ln x of finite x > 0: e ln2 + log(1 + f), log(1 + f) / f on [sqrt(1/2) - 1, sqrt(2) - 1] to 2^-30
MX_FUNCTION V log_of_f32(mx *m, V x) {
    V e, f = log_split_of_f32(m, x, &e);
    V p = MX_POLY(m, f, 6.9125197088230919e-2, -1.1831796353589913e-1, 1.1898644247471499e-1, -1.2377698404144539e-1,
                  1.4213433270524967e-1, -1.6669548709037461e-1, 2.000259005992011e-1, -2.4999983706398342e-1,
                  3.3333300982556916e-1, -4.9999999984311675e-1, 1.0000000006481491);
    return mx_fma(m, e, mx_c(m, LN2), mx_mul(m, p, f));
}

// 1 + x is exact unless it is x itself that matters.
MX_FUNCTION V log1p_of_f32(mx *m, V x) {
    V u = mx_add(m, x, one(m)), y = log_specials(m, u, log_of_f32(m, u));
    return mx_select(m, mx_lt(m, mx_abs(m, x), mx_c(m, 0x1p-28)), x, y);
}

// x + factor x³ near 0, where a logarithm's argument has lost x; otherwise the logarithm.
MX_FUNCTION V near_zero_of_f32(mx *m, V a, double factor, V y) {
    V near = mx_mul(m, a, mx_fma(m, mx_mul(m, a, a), mx_c(m, factor), one(m)));
    return mx_select(m, mx_lt(m, a, mx_c(m, 0x1p-9)), near, y);
}

MX_FUNCTION V asinh_of_f32(mx *m, V x) {
    V a = mx_abs(m, x), y = log_of_f32(m, mx_add(m, a, mx_sqrt(m, mx_fma(m, a, a, one(m)))));
    y = near_zero_of_f32(m, a, -1.0 / 6, y);
    return mx_copysign(m, mx_select(m, mx_lt(m, a, inf(m)), y, a), x);
}

MX_FUNCTION V acosh_of_f32(mx *m, V x) {
    V root = mx_sqrt(m, mx_mul(m, mx_sub(m, x, one(m)), mx_add(m, x, one(m))));
    V y = mx_select(m, mx_lt(m, x, inf(m)), log_of_f32(m, mx_add(m, x, root)), x);
    return mx_select(m, mx_ge(m, x, one(m)), y, mx_c(m, __builtin_nan("")));
}

// As atanh_f64; atanh(s) / s to 2^-35.
MX_FUNCTION V atanh_of_f32(mx *m, V x) {
    V a = mx_abs(m, x);
    N power = nearest_quotient(m, mx_add(m, one(m), a), mx_sub(m, one(m), a));
    V u = mx_power_of_two(m, power), more = mx_add(m, one(m), u), less = mx_sub(m, one(m), u);
    V s = mx_div(m, mx_fma(m, a, more, less), mx_fma(m, a, less, more)), z = mx_mul(m, s, s);
    V p = MX_POLY(m, z, 1.2087141739003082e-1, 1.4250423638499147e-1, 2.0000516093193185e-1, 3.333333070019644e-1,
                  1.000000000021476);
    V y = mx_fma(m, mx_float_of(m, power), mx_c(m, LN2 / 2), mx_mul(m, p, s));
    V end = mx_select(m, mx_eq(m, a, one(m)), inf(m), mx_c(m, __builtin_nan("")));
    return mx_copysign(m, mx_select(m, mx_lt(m, a, one(m)), y, end), x);
}

// ---- powers
// log2 x of x > 0: e + log2(1 + f), s = f / (2 + f); log2(1 + f) / s to 2^-39 for |s| < 0.172
MX_FUNCTION V log2_of_f32(mx *m, V x) {
    V e, f = log_split_of_f32(m, x, &e), s = mx_div(m, f, mx_add(m, f, mx_c(m, 2.0)));
    V p = MX_POLY(m, mx_mul(m, s, s), 0.34074045569838765, 0.41167210997908223, 0.57708359616239567,
                  0.96179667327594498, 2.8853900817901466);
    return mx_fma(m, p, s, e);
}

// 2^x, |x| < 1000, by 2^f, |f| <= 1/2, to 2^-34
MX_FUNCTION V exp2_of_f32(mx *m, V x) {
    N n;
    V f = mx_sub(m, x, mx_nearest(m, x, &n));
    V p = MX_POLY(m, f, 1.5316461574910607e-5, 1.5469734740832799e-4, 1.3333422647083517e-3, 9.6180255925936403e-3,
                  5.5504109761050390e-2, 2.4022651213692372e-1, 6.9314718053502855e-1, 9.9999999995953477e-1);
    return mx_mul(m, p, mx_power_of_two(m, n));
}

// r = |x|^y, negative where x is and y is odd; *out_whole: whether y is whole. |y| <= 2^31
MX_FUNCTION V pow_signed_of_f32(mx *m, V x, V y, V r, B *out_whole) {
    N whole;
    *out_whole = mx_eq(m, mx_nearest(m, y, &whole), y);
    return mx_from_bits(m, mx_iadd(m, mx_bits(m, r), mx_iand(m, mx_bits(m, x), mx_shl(m, whole, 63))));
}

// x^y of finite x > 0 whose result is not far out of range; nan elsewhere.
MX_FUNCTION V pow_positive_of_f32(mx *m, V x, V y) {
    V exponent = mx_mul(m, y, log2_of_f32(m, x));
    B served = mx_lt(m, mx_abs(m, exponent), mx_c(m, 150.0));
    return mx_select(m, served, exp2_of_f32(m, exponent), mx_c(m, __builtin_nan("")));
}

// x^y = 2^(y log2|x|) where x is finite and not 0, y whole if x < 0, and the result not far out of range; nan
// elsewhere.
MX_FUNCTION V pow_usual_of_f32(mx *m, V x, V y) {
    V a = mx_abs(m, x), exponent = mx_mul(m, y, log2_of_f32(m, a)), zero = mx_c(m, 0.0);
    B whole, served;
    V r = pow_signed_of_f32(m, x, y, exp2_of_f32(m, exponent), &whole);
    served = mx_and(m, mx_lt(m, mx_abs(m, exponent), mx_c(m, 150.0)), mx_lt(m, mx_abs(m, y), mx_c(m, 0x1p31)));
    served = mx_and(m, served, mx_and(m, mx_gt(m, a, zero), mx_lt(m, a, inf(m))));
    served = mx_and(m, served, mx_or(m, whole, mx_gt(m, x, zero)));
    return mx_select(m, served, r, mx_c(m, __builtin_nan("")));
}

// x^y, the same and the rest: beyond 2^31 y is even, and only ±1 has powers that are neither 0 nor infinite, those of
// 2^31.
MX_FUNCTION V pow_of_f32(mx *m, V x, V y) {
    V a = mx_abs(m, x), zero = mx_c(m, 0.0), bounded = mx_clamp(m, y, -0x1p31, 0x1p31);
    V log = mx_select(m, mx_lt(m, a, inf(m)), log2_of_f32(m, a), a);
    log = mx_select(m, mx_eq(m, a, zero), mx_neg(m, inf(m)), log);
    B is_one = mx_or(m, mx_eq(m, y, zero), mx_eq(m, x, one(m))), whole;   // also with nan
    V exponent = mx_clamp(m, mx_select(m, is_one, zero, mx_mul(m, bounded, log)), -200.0, 200.0);
    V r = exp2_of_f32(m, exponent), signed_r = pow_signed_of_f32(m, x, bounded, r, &whole);
    B undefined = mx_and(m, mx_lt(m, x, zero), mx_lt(m, a, inf(m)));
    return mx_select(m, whole, signed_r, mx_select(m, undefined, mx_c(m, __builtin_nan("")), r));
}

// ---- trigonometric functions
// tan(r) / r, |r| <= pi/4, by a quotient of polynomials of r² to 2^-35; odd quadrants turn it over.
MX_FUNCTION V tan_of_f32(mx *m, V x) {
    N n;
    V k = mx_nearest(m, mx_mul(m, x, mx_c(m, 6.36619772367581382433e-01)), &n);
    V r = mx_fnma(m, k, mx_c(m, PIO2_LO), mx_fnma(m, k, mx_c(m, PIO2_HI), x)), z = mx_mul(m, r, r);
    V p = MX_POLY(m, z, 1.0751540243386581e-3, -1.113614310979985e-1, 1.0000000000218871);
    V q = MX_POLY(m, z, 1.5973388359596261e-2, -4.4469476277535785e-1, 1.0);
    B odd = mx_odd(m, n);
    p = mx_mul(m, p, r);
    return mx_div(m, mx_select(m, odd, q, p), mx_select(m, odd, mx_neg(m, p), q));
}

// asin(s) of 0 <= s <= 1/2, z = s²: asin(s) / s to 2^-31
MX_FUNCTION V asin_near_of_f32(mx *m, V s, V z) {
    return mx_mul(m, s,
                  MX_POLY(m, z, 3.7935584700073034e-2, 1.4102399893453736e-2, 3.1911097052727724e-2,
                          4.4501774532007322e-2, 7.5006116228962895e-2, 1.6666656788179964e-1, 1.0000000002598292));
}

// |x| < 1/2: asin of it; otherwise of sqrt((1 - |x|) / 2), half the angle from 1.
MX_FUNCTION V asin_part_of_f32(mx *m, V a, B small) {
    V z = mx_select(m, small, mx_mul(m, a, a), mx_mul(m, mx_sub(m, one(m), a), mx_c(m, 0.5)));
    return asin_near_of_f32(m, mx_select(m, small, a, mx_sqrt(m, z)), z);
}

MX_FUNCTION V asin_of_f32(mx *m, V x) {
    V a = mx_abs(m, x);
    B small = mx_lt(m, a, mx_c(m, 0.5));
    V p = asin_part_of_f32(m, a, small), far = mx_fma(m, p, mx_c(m, -2.0), mx_c(m, PIO2_HI));
    return mx_copysign(m, mx_select(m, small, p, far), x);
}

MX_FUNCTION V acos_of_f32(mx *m, V x) {
    V a = mx_abs(m, x);
    B small = mx_lt(m, a, mx_c(m, 0.5));
    V p = asin_part_of_f32(m, a, small), twice = mx_add(m, p, p);
    V far = mx_select(m, mx_lt(m, x, mx_c(m, 0.0)), mx_sub(m, mx_c(m, PI), twice), twice);
    return mx_select(m, small, mx_sub(m, mx_c(m, PIO2_HI), mx_copysign(m, p, x)), far);
}

// atan(q) of 0 <= q <= 1: atan(q) / q to 2^-31
MX_FUNCTION V atan_near_of_f32(mx *m, V q) {
    V z = mx_mul(m, q, q);
    return mx_mul(m, q,
                  MX_POLY(m, z, 1.1120967839605826e-3, -7.3041980691047107e-3, 2.2496804419097953e-2,
                          -4.4618821187737273e-2, 6.7346548842252753e-2, -8.80691679116952e-2, 1.1056677752858919e-1,
                          -1.4279493548940966e-1, 1.9999630634420121e-1, -3.3333324719723128e-1,
                          9.9999999966726237e-1));
}

// The angle of the smaller of |y| and |x| over the larger, turned and mirrored to where the point lies.
MX_FUNCTION V atan2_of_f32(mx *m, V y, V x) {
    V ay = mx_abs(m, y), ax = mx_abs(m, x), zero = mx_c(m, 0.0);
    B steep = mx_gt(m, ay, ax);
    V n = mx_select(m, steep, ax, ay), d = mx_select(m, steep, ay, ax), q = mx_div(m, n, d);
    q = mx_select(m, mx_eq(m, n, d), one(m), q);   // also of two infinities
    V p = atan_near_of_f32(m, mx_select(m, mx_eq(m, n, zero), zero, q));
    V z = mx_select(m, steep, mx_sub(m, mx_c(m, PIO2_HI), p), p);
    B left = mx_ilt(m, mx_bits(m, x), mx_i(m, 0)), is_nan = mx_or(m, mx_ne(m, x, x), mx_ne(m, y, y));
    z = mx_copysign(m, mx_select(m, left, mx_sub(m, mx_c(m, PI), z), z), y);
    return mx_select(m, is_nan, mx_add(m, x, y), z);
}
