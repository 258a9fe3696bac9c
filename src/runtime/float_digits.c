// Free-format printing after Steele & White (1990) and Burger & Dybvig (1996).
//
// The number is R/S, and M- and M+ (times 1/S) reach half way to its neighbours. Digits are taken from R/S until what
// is left lies within reach. Where everything fits 128 bits that is done in registers, else in big integers.
#include "runtime/float_digits.h"

#include <math.h>
#include <string.h>

typedef unsigned __int128 u128;

enum { WORDS = 40 };

typedef struct big {
    int n;
    uint32_t w[WORDS];
} big;

static void big_mul(big *a, uint32_t by) {
    uint64_t carry = 0;
    for (int i = 0; i < a->n; i++) {
        carry += (uint64_t)a->w[i] * by;
        a->w[i] = (uint32_t)carry;
        carry >>= 32;
    }
    if (carry) a->w[a->n++] = (uint32_t)carry;
}

static void big_mul_pow10(big *a, int k) {
    for (; k >= 9; k -= 9) big_mul(a, 1000000000u);
    for (; k > 0; k--) big_mul(a, 10);
}

static big big_shifted(uint64_t v, int shift) {
    big a = {0};
    int words = shift / 32;
    u128 s = (u128)v << (shift % 32);
    for (int i = 0; i < 3; i++, s >>= 32) a.w[words + i] = (uint32_t)s;
    a.n = words + 3;
    while (a.n && !a.w[a.n - 1]) a.n--;
    return a;
}

static int big_compare(const big *a, const big *b) {
    if (a->n != b->n) return a->n < b->n ? -1 : 1;
    for (int i = a->n - 1; i >= 0; i--) {
        if (a->w[i] != b->w[i]) return a->w[i] < b->w[i] ? -1 : 1;
    }
    return 0;
}

static big big_sum(const big *a, const big *b) {
    big r = {0};
    int n = a->n > b->n ? a->n : b->n;
    uint64_t carry = 0;
    for (int i = 0; i < n; i++) {
        carry += (i < a->n ? a->w[i] : 0ull) + (i < b->n ? b->w[i] : 0ull);
        r.w[i] = (uint32_t)carry;
        carry >>= 32;
    }
    r.n = n;
    if (carry) r.w[r.n++] = (uint32_t)carry;
    return r;
}

static void big_subtract(big *a, const big *b) {   // a >= b
    int64_t borrow = 0;
    for (int i = 0; i < a->n; i++) {
        int64_t d = (int64_t)a->w[i] - (i < b->n ? b->w[i] : 0) + borrow;
        a->w[i] = (uint32_t)d;
        borrow = d >> 32;
    }
    while (a->n && !a->w[a->n - 1]) a->n--;
}

// What remains of a number v = mantissa * 2^exponent while its digits are taken.
typedef struct source {
    uint64_t mantissa;
    int exponent;
    bool lower_closer;   // the neighbour below is at half the distance: mantissa is a power of two
    bool even;           // the ends of the interval read back as the same number
    int k;               // estimate of ceil(log10(v)), at most one too small
} source;

static int last_digit(int digit, bool low, bool high, int middle) {
    if (low && !high) return digit;
    if (high && !low) return digit + 1;
    return middle < 0 || (middle == 0 && digit % 2 == 0) ? digit : digit + 1;
}

static void append(nprt_digits *out, int digit) { out->d[out->n++] = (char)('0' + digit); }

static void take_big(source s, nprt_digits *out) {
    int e = s.exponent, extra = s.lower_closer ? 2 : 1;
    big r = big_shifted(s.mantissa, extra + (e > 0 ? e : 0)), scale = big_shifted(1, extra + (e < 0 ? -e : 0));
    big minus = big_shifted(1, e > 0 ? e : 0), plus = big_shifted(1, (e > 0 ? e : 0) + extra - 1);
    big_mul_pow10(&scale, s.k);
    big_mul_pow10(&r, -s.k), big_mul_pow10(&minus, -s.k), big_mul_pow10(&plus, -s.k);
    big sum = big_sum(&r, &plus);
    int c = big_compare(&sum, &scale);
    if (c > 0 || (c == 0 && s.even)) {
        s.k++;
    } else {
        big_mul(&r, 10), big_mul(&minus, 10), big_mul(&plus, 10);
    }
    out->point = s.k;
    for (;;) {
        int digit = 0;
        while (big_compare(&r, &scale) >= 0) big_subtract(&r, &scale), digit++;
        int l = big_compare(&r, &minus);
        sum = big_sum(&r, &plus);
        int h = big_compare(&sum, &scale);
        bool low = l < 0 || (l == 0 && s.even), high = h > 0 || (h == 0 && s.even);
        if (!low && !high) {
            append(out, digit);
            big_mul(&r, 10), big_mul(&minus, 10), big_mul(&plus, 10);
            continue;
        }
        big twice = big_sum(&r, &r);
        append(out, last_digit(digit, low, high, big_compare(&twice, &scale)));
        return;
    }
}

static u128 pow10_128(int k) {
    u128 p = 1;
    while (k-- > 0) p *= 10;
    return p;
}

static void take_128(source s, nprt_digits *out) {
    int e = s.exponent, extra = s.lower_closer ? 2 : 1;
    u128 up = s.k < 0 ? pow10_128(-s.k) : 1;
    u128 r = ((u128)s.mantissa << (extra + (e > 0 ? e : 0))) * up;
    u128 scale = ((u128)1 << (extra + (e < 0 ? -e : 0))) * pow10_128(s.k);
    u128 minus = ((u128)1 << (e > 0 ? e : 0)) * up, plus = minus << (extra - 1);
    if (r + plus > scale || (r + plus == scale && s.even)) {
        s.k++;
    } else {
        r *= 10, minus *= 10, plus *= 10;
    }
    out->point = s.k;
    for (;;) {
        int digit = 0;
        for (int bit = 3; bit >= 0; bit--) {
            if (r >= scale << bit) r -= scale << bit, digit += 1 << bit;
        }
        bool low = r < minus || (r == minus && s.even), high = r + plus > scale || (r + plus == scale && s.even);
        if (!low && !high) {
            append(out, digit);
            r *= 10, minus *= 10, plus *= 10;
            continue;
        }
        append(out, last_digit(digit, low, high, 2 * r < scale ? -1 : 2 * r > scale));
        return;
    }
}

static nprt_digits digits_of(uint64_t mantissa, int exponent, bool lower_closer) {
    nprt_digits out = {0};
    int bits = 64 - __builtin_clzll(mantissa);
    source s = {mantissa, exponent, lower_closer, mantissa % 2 == 0, 0};
    s.k = (int)ceil((exponent + bits - 1) * 0.30102999566398120 - 1e-10);
    // r, scale and what they are multiplied by stay below 2^124 (10 is 3.4 bits, and 2^3 * scale is formed).
    int whole = (exponent > 0 ? bits + exponent : bits) + 2 + (s.k < 0 ? (int)(-s.k * 3.33) + 1 : 0) + 4;
    int under = (exponent < 0 ? -exponent : 0) + 2 + (s.k > 0 ? (int)(s.k * 3.33) + 1 : 0) + 4;
    if (whole <= 124 && under <= 124) {
        take_128(s, &out);
    } else {
        take_big(s, &out);
    }
    while (out.n > 1 && out.d[out.n - 1] == '0') out.n--;
    out.d[out.n] = 0;
    return out;
}

nprt_digits nprt_digits_of_f64(double v) {
    uint64_t bits;
    memcpy(&bits, &v, 8);
    uint64_t m = bits & ((1ull << 52) - 1);
    int e = (int)(bits >> 52 & 0x7ff);
    return e ? digits_of(m | 1ull << 52, e - 1075, m == 0 && e > 1) : digits_of(m, -1074, false);
}

nprt_digits nprt_digits_of_f32(float v) {
    uint32_t bits;
    memcpy(&bits, &v, 4);
    uint32_t m = bits & ((1u << 23) - 1);
    int e = (int)(bits >> 23 & 0xff);
    return e ? digits_of(m | 1u << 23, e - 150, m == 0 && e > 1) : digits_of(m, -149, false);
}

nprt_digits nprt_digits_of_f16(double v) {
    int e;
    frexp(v, &e);
    if (e < -13) return digits_of((uint64_t)ldexp(v, 24), -24, false);   // subnormal
    uint64_t m = (uint64_t)ldexp(v, 11 - e);
    return digits_of(m, e - 11, m == 1u << 10 && e > -13);
}
