// Elementary functions as arithmetic without branches, written once for two uses: the compiler builds them as
// operations (lower/math_expand.h), the interpreter's array loops compute them (runtime/nd/nd_elementary.h). Who
// includes this folder defines the vocabulary first:
//
//   mx                     what the operations are built with; mx_bits_of(m): 32 or 64
//   V  N  B                a float, an integer as wide, a truth: of one element or of a vector
//   MX_FUNCTION            how the functions here are declared
//   mx_c mx_i              constants
//   mx_add sub mul div fma neg abs sqrt floor copysign select; mx_lt le gt ge eq ne (false for nan, ne: true)
//   mx_and or not          truths
//   mx_bits mx_from_bits   a float's bits; mx_iadd isub iand shl sar shr ieq ilt of integers
#pragma once

// c - a * b
MX_FUNCTION V mx_fnma(mx *m, V a, V b, V c) { return mx_fma(m, mx_neg(m, a), b, c); }

MX_FUNCTION V mx_horner(mx *m, V x, int n, int step, const double *coefficients) {
    V p = mx_c(m, coefficients[0]);
    for (int i = step; i < n; i += step) p = mx_fma(m, p, x, mx_c(m, coefficients[i]));
    return p;
}

// coefficients[0] * x^(n-1) + … + coefficients[n-1]; long ones as even and odd powers, two chains that run side by
// side.
MX_FUNCTION V mx_poly(mx *m, V x, int n, const double *coefficients) {
    if (n < 8) return mx_horner(m, x, n, 1, coefficients);
    V square = mx_mul(m, x, x), longer = mx_horner(m, square, n, 2, coefficients);
    V shorter = mx_horner(m, square, n - 1, 2, coefficients + 1);
    return n % 2 ? mx_fma(m, shorter, x, longer) : mx_fma(m, longer, x, shorter);
}
#define MX_POLY(M, X, ...)                                                                                             \
    mx_poly((M), (X), (int)(sizeof((double[]){__VA_ARGS__}) / sizeof(double)), (const double[]){__VA_ARGS__})

// The upper half of a double's mantissa.
MX_FUNCTION V mx_head(mx *m, V x) {
    return mx_from_bits(m, mx_iand(m, mx_bits(m, x), mx_i(m, (int64_t)0xFFFFFFFF00000000)));
}

// nan stays.
MX_FUNCTION V mx_clamp(mx *m, V x, double low, double high) {
    x = mx_select(m, mx_lt(m, x, mx_c(m, low)), mx_c(m, low), x);
    return mx_select(m, mx_gt(m, x, mx_c(m, high)), mx_c(m, high), x);
}

// Adding 1.5 * 2^23 (2^52) leaves the rounded integer in the low bits.
MX_FUNCTION double mx_magic(const mx *m) { return mx_bits_of(m) == 32 ? 12582912.0 : 6755399441055744.0; }
MX_FUNCTION int64_t mx_magic_bits(const mx *m) { return mx_bits_of(m) == 32 ? 0x4B400000 : 0x4338000000000000; }

// The nearest integer of a small x (|x| < 2^21), as a float and in *out_integer.
MX_FUNCTION V mx_nearest(mx *m, V x, N *out_integer) {
    V t = mx_add(m, x, mx_c(m, mx_magic(m)));
    *out_integer = mx_isub(m, mx_bits(m, t), mx_i(m, mx_magic_bits(m)));
    return mx_sub(m, t, mx_c(m, mx_magic(m)));
}

// A small integer as a float.
MX_FUNCTION V mx_float_of(mx *m, N integer) {
    return mx_sub(m, mx_from_bits(m, mx_iadd(m, integer, mx_i(m, mx_magic_bits(m)))), mx_c(m, mx_magic(m)));
}

MX_FUNCTION V mx_power_of_two(mx *m, N n) {
    int bias = mx_bits_of(m) == 32 ? 127 : 1023, mantissa = mx_bits_of(m) == 32 ? 23 : 52;
    return mx_from_bits(m, mx_shl(m, mx_iadd(m, n, mx_i(m, bias)), mantissa));
}

// x * 2^n in two steps, so that results near the ends of the range round once.
MX_FUNCTION V mx_scale(mx *m, V x, N n) {
    N half = mx_sar(m, n, 1);
    return mx_mul(m, mx_mul(m, x, mx_power_of_two(m, half)), mx_power_of_two(m, mx_isub(m, n, half)));
}

// Whether an integer is odd: its last bit as a sign, which loops over vectors can test.
MX_FUNCTION B mx_odd(mx *m, N n) { return mx_ilt(m, mx_shl(m, n, mx_bits_of(m) - 1), mx_i(m, 0)); }
