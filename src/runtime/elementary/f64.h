// f64 functions: exponentials, logarithms, hyperbolic functions, cube roots. Algorithms of Sun's fdlibm (via FreeBSD's
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

// The power of two nearest to n / d, roughly.
MX_FUNCTION N nearest_quotient(mx *m, V n, V d) {
    return mx_sar(m, mx_iadd(m, mx_isub(m, mx_bits(m, n), mx_bits(m, d)), mx_i(m, INT64_C(1) << 51)), 52);
}

// Half the logarithm of n / d, n = 1 + a and d = 1 - a: with u = 2^e near their quotient, s = (n - u d) / (n + u d),
// which is a itself when e is 0, it is e ln2 / 2 + atanh(s), |s| < 0.201. What rounding n, d, the sum and s lost is put
// back. (atanh(s) / s - 1) / s²: a minimax fit to 2^-69.
MX_FUNCTION V atanh_f64(mx *m, V x) {
    V a = mx_abs(m, x), n = mx_add(m, one(m), a), d = mx_sub(m, one(m), a);
    V n_lo = mx_add(m, mx_sub(m, one(m), n), a), d_lo = mx_sub(m, mx_sub(m, one(m), d), a);
    N power = nearest_quotient(m, n, d);
    V e = mx_float_of(m, power), u = mx_power_of_two(m, power), ud = mx_mul(m, u, d), difference = mx_sub(m, n, ud);
    V difference_lo = mx_fnma(m, u, d_lo, n_lo), top = mx_add(m, difference, difference_lo), sum = mx_add(m, n, ud);
    V top_lo = mx_add(m, mx_sub(m, difference, top), difference_lo);
    V sum_lo = mx_add(m, mx_add(m, mx_sub(m, n, sum), ud), mx_fma(m, u, d_lo, n_lo));
    V inverse = mx_div(m, one(m), sum), s = mx_mul(m, top, inverse), z = mx_mul(m, s, s);
    V s_lo = mx_mul(m, mx_add(m, mx_fnma(m, s, sum, top), mx_fnma(m, s, sum_lo, top_lo)), inverse);
    V p = MX_POLY(m, z, 6.3325128945739678e-2, 5.7877121400833058e-2, 6.6712131245056598e-2, 7.6921770304246128e-2,
                  9.0909113958974577e-2, 1.111111108660351e-1, 1.4285714285861509e-1, 1.9999999999999567e-1,
                  3.3333333333333334e-1);
    V rest = mx_fma(m, mx_mul(m, s, z), p, mx_fma(m, e, mx_c(m, LN2_LO / 2), s_lo));
    V whole = mx_mul(m, e, mx_c(m, LN2_HI / 2)), y = mx_add(m, whole, s);
    y = mx_add(m, y, mx_add(m, rest, mx_add(m, mx_sub(m, whole, y), s)));
    y = mx_select(m, mx_lt(m, a, mx_c(m, 1e-9)), a, y);
    V end = mx_select(m, mx_eq(m, a, one(m)), inf(m), mx_c(m, __builtin_nan("")));
    return mx_copysign(m, mx_select(m, mx_lt(m, a, one(m)), y, end), x);
}

// ---- roots
// |h| < 0.11 of h = 1 - a r³ for the result r: the upper half of a's bits divided by -3, in float arithmetic (vectors
// of integers have no division), whose rounded result lies in the lower half of a float's bits.
MX_FUNCTION V inverse_cbrt_guess(mx *m, V a) {
    V upper = mx_float_of(m, mx_shr(m, mx_bits(m, a), 32));
    V third = mx_fma(m, upper, mx_c(m, -1.0 / 3), mx_c(m, mx_magic(m) + 1430186664.0));
    return mx_from_bits(m, mx_shl(m, mx_bits(m, third), 32));
}

// r = a^(-1/3) to 2^-22 by one step of (1 - h)^(-1/3), a minimax fit; t = a r² by a step of its own; one of Newton's
// with the residual exact and r² for 1 / t².
MX_FUNCTION V cbrt_f64(mx *m, V x) {
    V a = mx_abs(m, x), unit = one(m);
    B tiny = mx_lt(m, a, mx_c(m, 0x1p-700)), huge = mx_gt(m, a, mx_c(m, 0x1p700));
    V v = mx_mul(m, a, mx_select(m, tiny, mx_c(m, 0x1p600), mx_select(m, huge, mx_c(m, 0x1p-600), unit)));
    V r = inverse_cbrt_guess(m, v), h = mx_fnma(m, mx_mul(m, v, r), mx_mul(m, r, r), unit);
    V p = MX_POLY(m, h, 1.4627688380958255e-1, 1.7472925519645438e-1, 2.2221148049624862e-1, 3.3332772466085735e-1);
    r = mx_fma(m, r, mx_mul(m, h, p), r);
    V r2 = mx_mul(m, r, r), t = mx_mul(m, v, r2);
    h = mx_fnma(m, t, r, unit);
    t = mx_fma(m, t, mx_mul(m, h, mx_fma(m, h, mx_c(m, 5.0 / 9), mx_c(m, 2.0 / 3))), t);
    V s = mx_mul(m, t, t), s_lo = mx_fma(m, t, t, mx_neg(m, s));
    V residual = mx_fma(m, s_lo, t, mx_fma(m, s, t, mx_neg(m, v)));
    t = mx_fnma(m, residual, mx_mul(m, r2, mx_c(m, 1.0 / 3)), t);
    t = mx_mul(m, t, mx_select(m, tiny, mx_c(m, 0x1p-200), mx_select(m, huge, mx_c(m, 0x1p200), unit)));
    B plain = mx_and(m, mx_gt(m, a, mx_c(m, 0.0)), mx_lt(m, a, inf(m)));
    return mx_select(m, plain, mx_copysign(m, t, x), x);
}
