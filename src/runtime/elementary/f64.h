// f64 functions: exponentials, logarithms, hyperbolic functions, powers. Algorithms of Sun's fdlibm (via FreeBSD's
// msun), without branches.
#pragma once
#include "runtime/elementary/common.h"

static const double LN2_HI = 6.93147180369123816490e-01, LN2_LO = 1.90821492927058770002e-10;
static const double LOG2E = 1.44269504088896338700;

MX_FUNCTION V inf(mx *m) { return mx_c(m, __builtin_inf()); }
MX_FUNCTION V one(mx *m) { return mx_c(m, 1.0); }

// ---- exponentials
// r = hi + lo = x - n ln2, |r| <= ln2/2
MX_FUNCTION V exp_reduce(mx *m, V x, V *out_lo, N *out_n) {
    V k = mx_nearest(m, mx_mul(m, x, mx_c(m, LOG2E)), out_n);
    V hi = mx_fnma(m, k, mx_c(m, LN2_HI), x);
    V low = mx_mul(m, k, mx_c(m, -LN2_LO));
    V r = mx_add(m, hi, low);
    *out_lo = mx_add(m, mx_sub(m, hi, r), low);
    return r;
}

// (e^r - 1 - r) / r² by its Taylor series
MX_FUNCTION V exp_tail(mx *m, V r) {
    return MX_POLY(m, r, 1.6059043836821613e-10, 2.08767569878681e-09, 2.505210838544172e-08, 2.755731922398589e-07,
                   2.7557319223985893e-06, 2.48015873015873e-05, 1.984126984126984e-04, 1.3888888888888889e-03,
                   8.333333333333333e-03, 4.1666666666666664e-02, 1.6666666666666666e-01, 0.5);
}

// exp(x + *rest) / 2^less; rest is small or NULL
MX_FUNCTION V exp_f64(mx *m, V x, const V *rest, int less) {
    x = mx_clamp(m, x, -760.0, 720.0);
    N n;
    V lo, r = exp_reduce(m, x, &lo, &n);
    V p = mx_fma(m, exp_tail(m, r), mx_mul(m, r, r), lo);
    p = mx_add(m, p, r);
    if (rest) p = mx_fma(m, *rest, mx_add(m, p, one(m)), p);
    p = mx_add(m, p, one(m));
    if (less) n = mx_isub(m, n, mx_i(m, less));
    return mx_scale(m, p, n);
}

MX_FUNCTION V exp2_f64(mx *m, V x) {
    x = mx_clamp(m, x, -1080.0, 1025.0);
    N n;
    V k = mx_nearest(m, x, &n);
    V f = mx_sub(m, x, k), r = mx_mul(m, f, mx_c(m, 0.693147180559945309417));
    V lo =
        mx_fma(m, f, mx_c(m, 2.319046813846299558e-17), mx_fma(m, f, mx_c(m, 0.693147180559945309417), mx_neg(m, r)));
    V p = mx_fma(m, exp_tail(m, r), mx_mul(m, r, r), lo);
    return mx_scale(m, mx_add(m, mx_add(m, p, r), one(m)), n);
}

// (e^y - 1) / 4 = hi + *out_lo for -50 <= y <= 710.6: 2^n p + (2^n - 1), a quarter of it so that 2^n stays in range.
MX_FUNCTION V expm1_quarter(mx *m, V y, V *out_lo) {
    N n;
    V lo, r = exp_reduce(m, y, &lo, &n);
    V tail = mx_fma(m, exp_tail(m, r), mx_mul(m, r, r), lo);
    V unit = mx_from_bits(m, mx_shl(m, mx_iadd(m, n, mx_i(m, 1021)), 52)), base = mx_sub(m, unit, mx_c(m, 0.25));
    V s = mx_fma(m, unit, r, base);
    V rest = mx_fma(m, unit, r, mx_sub(m, base, s));   // what the sum lost
    V low = mx_fma(m, unit, tail, rest), sum = mx_add(m, s, low);
    *out_lo = mx_add(m, mx_sub(m, s, sum), low);
    return sum;
}

MX_FUNCTION V expm1_f64(mx *m, V x) {
    V lo, hi = expm1_quarter(m, mx_clamp(m, x, -50.0, 710.6), &lo);
    return mx_select(m, mx_lt(m, mx_abs(m, x), mx_c(m, 1e-17)), x, mx_mul(m, mx_add(m, hi, lo), mx_c(m, 4.0)));
}

// ---- logarithms
// x = (1 + f) 2^e; subnormal numbers are scaled up first.
MX_FUNCTION V log_split(mx *m, V x, V *out_e) {
    B tiny = mx_lt(m, x, mx_c(m, 2.2250738585072014e-308));
    N bits = mx_bits(m, mx_select(m, tiny, mx_mul(m, x, mx_c(m, 0x1p54)), x));
    N e = mx_sar(m, mx_isub(m, bits, mx_i(m, 0x3fe6a09e667f3bcd)), 52);
    V f = mx_sub(m, mx_from_bits(m, mx_isub(m, bits, mx_shl(m, e, 52))), one(m));
    V k = mx_float_of(m, e);
    *out_e = mx_select(m, tiny, mx_sub(m, k, mx_c(m, 54.0)), k);
    return f;
}

// s (f²/2 + R) of log(1 + f) = f - f²/2 + s (f²/2 + R), s = f / (2 + f)
MX_FUNCTION V log_rest(mx *m, V f, V half_square) {
    V s = mx_div(m, f, mx_add(m, f, mx_c(m, 2.0))), z = mx_mul(m, s, s);
    V r =
        MX_POLY(m, z, 1.479819860511658591e-01, 1.531383769920937332e-01, 1.818357216161805012e-01,
                2.222219843214978396e-01, 2.857142874366239149e-01, 3.999999999940941908e-01, 6.666666666666735130e-01);
    return mx_mul(m, s, mx_fma(m, r, z, half_square));
}

MX_FUNCTION V log_specials(mx *m, V x, V y) {
    V zero = mx_c(m, 0.0);
    y = mx_select(m, mx_lt(m, x, inf(m)), y, x);
    y = mx_select(m, mx_lt(m, x, zero), mx_c(m, __builtin_nan("")), y);
    return mx_select(m, mx_eq(m, x, zero), mx_c(m, -__builtin_inf()), y);
}

// e ln2 + log(1 + f) + c
MX_FUNCTION V log_join(mx *m, V e, V f, const V *c) {
    V h = mx_mul(m, mx_mul(m, f, f), mx_c(m, 0.5));
    V rest = mx_fma(m, e, mx_c(m, LN2_LO), log_rest(m, f, h));
    if (c) rest = mx_add(m, rest, *c);
    return mx_fma(m, e, mx_c(m, LN2_HI), mx_sub(m, f, mx_sub(m, h, rest)));
}

MX_FUNCTION V log_f64(mx *m, V x) {
    V e, f = log_split(m, x, &e);
    return log_specials(m, x, log_join(m, e, f, NULL));
}

// log of another base: e * unit + (hi + lo) / ln base, with the factors split so that the leading products are exact.
MX_FUNCTION V log_base(mx *m, V x, double factor_hi, double factor_lo, double unit_hi, double unit_lo) {
    V e, f = log_split(m, x, &e), h = mx_mul(m, mx_mul(m, f, f), mx_c(m, 0.5));
    V hi = mx_head(m, mx_sub(m, f, h));
    V lo = mx_add(m, mx_sub(m, mx_sub(m, f, hi), h), log_rest(m, f, h));
    V top = mx_mul(m, hi, mx_c(m, factor_hi)), whole = mx_mul(m, e, mx_c(m, unit_hi));
    V rest = mx_fma(m, mx_add(m, lo, hi), mx_c(m, factor_lo), mx_mul(m, lo, mx_c(m, factor_hi)));
    if (unit_lo != 0) rest = mx_fma(m, e, mx_c(m, unit_lo), rest);
    V sum = mx_add(m, whole, top);
    rest = mx_add(m, rest, mx_add(m, mx_sub(m, whole, sum), top));
    return log_specials(m, x, mx_add(m, rest, sum));
}

MX_FUNCTION V log2_f64(mx *m, V x) {
    return log_base(m, x, 1.44269504072144627571, 1.67517131648865118353e-10, 1.0, 0.0);
}

MX_FUNCTION V log10_f64(mx *m, V x) {
    return log_base(m, x, 4.34294481878168880939e-01, 2.50829467116452752298e-11, 3.01029995663611771306e-01,
                    3.69423907715893078616e-13);
}

// log(u) for the rounded u = 1 + x, plus what rounding lost.
MX_FUNCTION V log1p_f64(mx *m, V x) {
    V u = mx_add(m, x, one(m)), e;
    V lost_small = mx_sub(m, x, mx_sub(m, u, one(m))), lost_big = mx_sub(m, one(m), mx_sub(m, u, x));
    V lost = mx_select(m, mx_gt(m, x, one(m)), lost_big, lost_small);
    V f = log_split(m, u, &e);
    V c = mx_div(m, lost, u), y = log_join(m, e, f, &c);
    y = log_specials(m, u, y);
    return mx_select(m, mx_lt(m, mx_abs(m, x), mx_c(m, 1e-17)), x, y);
}

// ---- hyperbolic functions
// q = (e^|x| - 1) / 4 in two parts, *out_w = e^|x|
MX_FUNCTION V quarter_expm1_abs(mx *m, V x, V *out_lo, V *out_w) {
    V q = expm1_quarter(m, mx_clamp(m, mx_abs(m, x), 0.0, 710.6), out_lo);
    *out_w = mx_fma(m, q, mx_c(m, 4.0), one(m));
    return q;
}

// 2 (q + q / w)
MX_FUNCTION V sinh_f64(mx *m, V x) {
    V lo, w, q = quarter_expm1_abs(m, x, &lo, &w);
    V half = mx_add(m, q, mx_add(m, lo, mx_div(m, q, w)));
    V y = mx_copysign(m, mx_add(m, half, half), x);
    return mx_select(m, mx_lt(m, mx_abs(m, x), mx_c(m, 1e-9)), x, y);
}

// 2 (q + 1/4 + 1 / 4w)
MX_FUNCTION V cosh_f64(mx *m, V x) {
    V fourth = mx_c(m, 0.25), lo, w, q = quarter_expm1_abs(m, x, &lo, &w);
    V half = mx_add(m, q, mx_add(m, lo, mx_add(m, fourth, mx_div(m, fourth, w))));
    return mx_add(m, half, half);
}

// t / (t + 2) of t = e^2a - 1 in two parts, with the quotient's error put back.
MX_FUNCTION V tanh_f64(mx *m, V x) {
    V a = mx_abs(m, x), two = mx_c(m, 2.0);
    V bounded = mx_select(m, mx_gt(m, a, mx_c(m, 22.0)), mx_c(m, 22.0), a);
    V lo, t = expm1_quarter(m, mx_add(m, bounded, bounded), &lo), four = mx_c(m, 4.0);
    t = mx_mul(m, t, four);
    lo = mx_mul(m, lo, four);
    V d = mx_add(m, t, two), larger = mx_gt(m, t, two);
    V d_lo = mx_select(m, larger, mx_add(m, mx_sub(m, t, d), two), mx_add(m, mx_sub(m, two, d), t));
    V inverse = mx_div(m, one(m), d), q = mx_mul(m, t, inverse);
    V error = mx_add(m, mx_fnma(m, q, d, t), mx_fnma(m, q, mx_add(m, d_lo, lo), lo));
    V y = mx_copysign(m, mx_fma(m, error, inverse, q), x);
    y = mx_select(m, mx_lt(m, a, mx_c(m, 1e-17)), x, y);
    return mx_select(m, mx_eq(m, x, x), y, x);
}

// Beyond 2^28 sqrt(x² ± 1) is x: log(2x) = log1p(x - 1) + ln2.
MX_FUNCTION V asinh_f64(mx *m, V x) {
    V a = mx_abs(m, x), far = mx_gt(m, a, mx_c(m, 0x1p28)), safe = mx_select(m, far, one(m), a);
    V s = mx_mul(m, safe, safe), root = mx_sqrt(m, mx_add(m, s, one(m)));
    V near = mx_add(m, safe, mx_div(m, s, mx_add(m, root, one(m))));
    V y = log1p_f64(m, mx_select(m, far, mx_sub(m, a, one(m)), near));
    y = mx_add(m, y, mx_select(m, far, mx_c(m, 0.693147180559945309417), mx_c(m, 0.0)));
    y = mx_copysign(m, y, x);
    return mx_select(m, mx_lt(m, a, mx_c(m, 1e-9)), x, mx_select(m, mx_eq(m, x, x), y, x));
}

MX_FUNCTION V acosh_f64(mx *m, V x) {
    V far = mx_gt(m, x, mx_c(m, 0x1p28)), less = mx_sub(m, x, one(m)), t = mx_select(m, far, one(m), less);
    V near = mx_add(m, t, mx_sqrt(m, mx_fma(m, t, t, mx_add(m, t, t))));
    V y = log1p_f64(m, mx_select(m, far, less, near));
    y = mx_add(m, y, mx_select(m, far, mx_c(m, 0.693147180559945309417), mx_c(m, 0.0)));
    return mx_select(m, mx_ge(m, x, one(m)), y, mx_c(m, __builtin_nan("")));
}

MX_FUNCTION V atanh_f64(mx *m, V x) {
    V a = mx_abs(m, x), t = mx_add(m, a, a), rest = mx_sub(m, one(m), a);
    B small = mx_lt(m, a, mx_c(m, 0.5));
    V q = mx_div(m, mx_select(m, small, mx_mul(m, t, a), t), rest), arg = mx_select(m, small, mx_add(m, t, q), q);
    V y = mx_copysign(m, mx_mul(m, log1p_f64(m, arg), mx_c(m, 0.5)), x);
    y = mx_select(m, mx_lt(m, a, mx_c(m, 1e-9)), x, y);
    return mx_select(m, mx_le(m, a, one(m)), y, mx_c(m, __builtin_nan("")));
}

// ---- roots and powers
// A third of the exponent as a first guess, three steps of Halley's method, one of Newton's with the residual exact.
MX_FUNCTION V cbrt_f64(mx *m, V x) {
    V a = mx_abs(m, x), tiny = mx_lt(m, a, mx_c(m, 2.2250738585072014e-308)), huge = mx_gt(m, a, mx_c(m, 0x1p1000));
    V v = mx_mul(m, a, mx_select(m, tiny, mx_c(m, 0x1p54), mx_select(m, huge, mx_c(m, 0x1p-54), one(m))));
    // bits / 3 in float arithmetic: exact enough, and without a division of vectors of integers
    V upper = mx_float_of(m, mx_shr(m, mx_bits(m, v), 32));
    N guess;
    mx_nearest(m, mx_mul(m, upper, mx_c(m, 1.0 / 3.0)), &guess);
    V t = mx_from_bits(m, mx_shl(m, mx_iadd(m, guess, mx_i(m, 715094163)), 32));
    for (int i = 0; i < 3; i++) {
        V cube = mx_mul(m, mx_mul(m, t, t), t);
        t = mx_mul(m, t, mx_div(m, mx_add(m, cube, mx_add(m, v, v)), mx_add(m, mx_add(m, cube, cube), v)));
    }
    V s = mx_mul(m, t, t), s_lo = mx_fma(m, t, t, mx_neg(m, s));
    V residual = mx_fma(m, s_lo, t, mx_fma(m, s, t, mx_neg(m, v)));
    t = mx_sub(m, t, mx_div(m, residual, mx_mul(m, s, mx_c(m, 3.0))));
    t = mx_mul(m, t, mx_select(m, tiny, mx_c(m, 0x1p-18), mx_select(m, huge, mx_c(m, 0x1p18), one(m))));
    t = mx_copysign(m, t, x);
    B plain = mx_and(m, mx_gt(m, a, mx_c(m, 0.0)), mx_lt(m, a, inf(m)));
    return mx_select(m, plain, t, x);
}

// ln x = hi + *out_lo to about 65 bits, of normal x > 0: e ln2 + 2 s (1 + s²/3 + s⁴/5 + …), s = f / (2 + f), whose
// leading terms are kept in two parts.
MX_FUNCTION V log_parts(mx *m, V x, V *out_lo) {
    V e, f = log_split(m, x, &e), two = mx_c(m, 2.0), third = mx_c(m, 1.0 / 3.0);
    V d = mx_add(m, f, two), d_lo = mx_sub(m, f, mx_sub(m, d, two)), inverse = mx_div(m, one(m), d);
    V s = mx_mul(m, f, inverse);
    V s_lo = mx_mul(m, mx_fnma(m, s, d_lo, mx_fnma(m, s, d, f)), inverse);
    V z = mx_mul(m, s, s), z_lo = mx_fma(m, mx_add(m, s, s), s_lo, mx_fma(m, s, s, mx_neg(m, z)));
    V q = MX_POLY(m, z, 1.0 / 25, 1.0 / 23, 1.0 / 21, 1.0 / 19, 1.0 / 17, 1.0 / 15, 1.0 / 13, 1.0 / 11, 1.0 / 9,
                  1.0 / 7, 1.0 / 5);
    V u = mx_mul(m, z, third), u_lo = mx_fma(m, z_lo, third, mx_fma(m, z, third, mx_neg(m, u)));
    u_lo = mx_fma(m, z, mx_c(m, 1.850371707708594e-17), u_lo);   // of 1/3
    V v = mx_mul(m, mx_mul(m, z, z), q), t = mx_add(m, u, v), t_lo = mx_add(m, mx_add(m, mx_sub(m, u, t), v), u_lo);
    V w = mx_add(m, s, s), a = mx_mul(m, w, t), a_lo = mx_fma(m, w, t_lo, mx_fma(m, w, t, mx_neg(m, a)));
    V w_lo = mx_add(m, s_lo, s_lo);
    a_lo = mx_add(m, mx_fma(m, w_lo, t, w_lo), a_lo);
    V h = mx_add(m, w, a), l = mx_add(m, mx_add(m, mx_sub(m, w, h), a), a_lo);
    V top = mx_mul(m, e, mx_c(m, LN2_HI)), sum = mx_add(m, top, h);
    V rest = mx_add(m, mx_add(m, mx_sub(m, top, sum), h), mx_fma(m, e, mx_c(m, LN2_LO), l)), r = mx_add(m, sum, rest);
    *out_lo = mx_add(m, mx_sub(m, sum, r), rest);
    return r;
}

// -1 where y is odd and x negative.
MX_FUNCTION V pow_sign(mx *m, V x, V y, B *out_whole) {
    V half = mx_mul(m, y, mx_c(m, 0.5));
    *out_whole = mx_eq(m, mx_floor(m, y), y);
    B odd = mx_and(m, *out_whole, mx_ne(m, mx_floor(m, half), half));
    return mx_select(m, mx_and(m, odd, mx_ilt(m, mx_bits(m, x), mx_i(m, 0))), mx_c(m, -1.0), one(m));
}

// exp(y ln|x|) where x is normal and, when it is negative, y whole; nan elsewhere, also where a result is special.
MX_FUNCTION V pow_f64(mx *m, V x, V y) {
    V a = mx_abs(m, x), lo, hi = log_parts(m, a, &lo), top = mx_mul(m, y, hi);
    V rest = mx_fma(m, y, lo, mx_fma(m, y, hi, mx_neg(m, top)));
    B whole;
    V sign = pow_sign(m, x, y, &whole), r = mx_mul(m, sign, exp_f64(m, top, &rest, 0));
    B served = mx_and(m, mx_ge(m, a, mx_c(m, 2.2250738585072014e-308)), mx_lt(m, a, inf(m)));
    served = mx_and(m, served, mx_or(m, whole, mx_gt(m, x, mx_c(m, 0.0))));
    return mx_select(m, served, r, mx_c(m, __builtin_nan("")));
}

// x^y for x and y that come from f32: 2^(y log2|x|) in f64 rounds to f32 almost always correctly.
MX_FUNCTION V pow_of_f32(mx *m, V x, V y) {
    V a = mx_abs(m, x), zero = mx_c(m, 0.0), exponent = mx_mul(m, y, log2_f64(m, a));
    V r = exp2_f64(m, exponent);
    B is_whole;
    r = mx_mul(m, pow_sign(m, x, y, &is_whole), r);
    B undefined = mx_and(m, mx_and(m, mx_lt(m, x, zero), mx_gt(m, x, mx_c(m, -__builtin_inf()))), mx_not(m, is_whole));
    r = mx_select(m, undefined, mx_c(m, __builtin_nan("")), r);
    B is_one = mx_or(m, mx_eq(m, y, zero), mx_eq(m, x, one(m)));
    is_one = mx_or(m, is_one, mx_and(m, mx_eq(m, a, one(m)), mx_eq(m, mx_abs(m, y), inf(m))));
    return mx_select(m, is_one, one(m), r);
}
