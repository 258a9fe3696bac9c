// float64 powers by the algorithm of glibc's pow where the machine has fused multiply-add (Szabolcs Nagy, ARM
// optimized-routines), as a loop without branches, with its bits:
//
//   x = 2^k z, z in an interval around c;  r = z/c - 1;  ln x = k ln2 + ln c + log1p(r), in two parts
//   y ln x = (n / 128) ln2 + r;  x^y = 2^(n/128) (1 + p(r)), 2^(n/128) from a table
//
// The result is nan where this does not serve: the caller asks the library then.
#include "runtime/nd/nd_elementary.h"
#include "runtime/simd.h"

#include <math.h>
#include <string.h>

enum { INTERVALS = 128, POWERS = 128 };

// By column: the loop takes vectors of them.
static const double inverses[INTERVALS] = {
#define CENTRE(INVERSE, HIGH, LOW) INVERSE,
#include "runtime/nd/nd_power_centres.def"
#undef CENTRE
};
static const double logs_high[INTERVALS] = {
#define CENTRE(INVERSE, HIGH, LOW) HIGH,
#include "runtime/nd/nd_power_centres.def"
#undef CENTRE
};
static const double logs_low[INTERVALS] = {
#define CENTRE(INVERSE, HIGH, LOW) LOW,
#include "runtime/nd/nd_power_centres.def"
#undef CENTRE
};
static const double heads[POWERS] = {
#define POWER(H, T) H,
#include "runtime/exp_powers.def"
#undef POWER
};
static const double tails[POWERS] = {
#define POWER(H, T) T,
#include "runtime/exp_powers.def"
#undef POWER
};

static inline uint64_t bits_of(double x) {
    uint64_t bits;
    memcpy(&bits, &x, sizeof bits);
    return bits;
}
static inline double of_bits(uint64_t bits) {
    double x;
    memcpy(&x, &bits, sizeof x);
    return x;
}

// ln x = the result + *out_low to about 68 bits, of the bits of a normal x > 0
static inline double log_parts(uint64_t bits, double *out_low) {
    static const double LN2_HIGH = 0x1.62e42fefa3800p-1, LN2_LOW = 0x1.ef35793c76730p-45;
    static const double A1 = -0x1.555555555556p-1, A2 = 0x1.0000000000006p-1, A3 = 0x1.999999959554ep-1,
                        A4 = -0x1.555555529a47ap-1, A5 = -0x1.2495b9b4845e9p0, A6 = 0x1.0002b8b263fc3p0;
    const uint64_t origin = 0x3fe6955500000000u - (1024ull << 52);   // k is kept positive: + 1024
    uint64_t const t = bits - origin, interval = t >> 45 & (INTERVALS - 1);
    double const z = of_bits(bits - (t & 0xfffull << 52) + (1024ull << 52));
    double const k = of_bits(t >> 52 | 0x4330000000000000u) - (0x1p52 + 1024);
    double const r = __builtin_fma(z, inverses[interval], -1.0);
    double const top = __builtin_fma(k, LN2_HIGH, logs_high[interval]), sum = top + r;
    double const half = -0.5 * r, square = r * half, cube = r * square, high = sum + square;
    double low = __builtin_fma(k, LN2_LOW, logs_low[interval]) + (top - sum + r);
    low = low + __builtin_fma(half, r, -square) + (sum - high + square);
    double p = __builtin_fma(square, __builtin_fma(r, A6, A5), __builtin_fma(r, A4, A3));
    p = __builtin_fma(square, p, __builtin_fma(r, A2, A1));
    low = __builtin_fma(cube, p, low);
    double const result = high + low;
    *out_low = high - result + low;
    return result;
}

// exp(x + low) for |x| < 512
static inline double exp_of_parts(double x, double low) {
    double k = __builtin_fma(0x1.71547652b82fep7, x, 0x1.8p52);
    uint64_t const n = bits_of(k);
    k -= 0x1.8p52;
    double const r = __builtin_fma(k, -0x1.cf79abc9e3b39p-47, __builtin_fma(k, -0x1.62e42fefa0000p-8, x)) + low;
    double const scale = of_bits(bits_of(heads[n & (POWERS - 1)]) + ((n & ~(uint64_t)(POWERS - 1)) << 45));
    double const r2 = r * r;
    double const near = __builtin_fma(r, 0x1.555555555543cp-3, 0x1.ffffffffffdbdp-2);
    double const far = __builtin_fma(r, 0x1.1111167a4d017p-7, 0x1.55555cf172b91p-5);
    double const p = __builtin_fma(r2 * r2, far, __builtin_fma(r2, near, tails[n & (POWERS - 1)] + r));
    return __builtin_fma(scale, p, scale);
}

NPRT_VECTOR_CLONES
static void powers(const double *restrict x, const double *restrict y, double *restrict out, int64_t n) {
    static const uint64_t SIGN = 1ull << 63, LEAST = 1ull << 52, INF = 0x7ffull << 52, NAN_BITS = 0x7ff8ull << 48;
    for (int64_t i = 0; i < n; i++) {
        uint64_t const bits = bits_of(x[i]), magnitude = bits & ~SIGN;
        double const shifted = y[i] + 0x1.8p52;   // a whole y's last bit is this one's
        uint64_t const odd_sign = bits & bits_of(shifted) << 63;
        double low, high = log_parts(magnitude, &low);
        double const e = y[i] * high, e_low = __builtin_fma(y[i], low, __builtin_fma(y[i], high, -e));
        // Without branches, so that the loop is one of vectors.
        uint64_t const is_normal = magnitude - LEAST < INF - LEAST,
                       is_small = (bits_of(y[i]) & ~SIGN) < bits_of(0x1p51);
        uint64_t const is_positive = bits < SIGN, is_whole = shifted - 0x1.8p52 == y[i];
        uint64_t const in_range = (bits_of(e) & ~SIGN) < bits_of(512.0);
        uint64_t const served = is_normal & is_small & (is_positive | is_whole) & in_range;
        out[i] = of_bits(bits_of(exp_of_parts(e, e_low)) | odd_sign | ((served - 1) & NAN_BITS));
    }
}

void nd_power_float64(char *const *p, const int64_t *s, int64_t n) {
    static const nd_elementary2_float64 f = {.many = powers, .library = pow};
    nd_elementary2_run_float64(&f, p, s, n);
}
