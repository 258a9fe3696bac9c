// Inner loops that float16 has of its own: those that work on its bits. The executor computes the others in float32.
#include "runtime/simd.h"
#define ND_CLONES NPRT_VECTOR_CLONES
#include "runtime/nd/nd_elementary.h"
#include "runtime/nd/nd_loops.h"
#include "runtime/nd/nd_order.h"

enum { SIGN = 0x8000, SIZE = 0x7fff, INFINITE = 0x7c00, ONE = 0x3c00 };

// The next number depends on the width.
static uint16_t nextafter_half(uint16_t x, uint16_t y) {
    float a = nd_half_to_float(x), b = nd_half_to_float(y);
    if (a != a) return x;
    if (b != b) return y;
    if (a == b) return y;
    if (a == 0) return (uint16_t)((y & SIGN) | 1u);
    return (uint16_t)((a < b) == !(x & SIGN) ? x + 1 : x - 1);
}
ND_BINARY(nextafter_float16, uint16_t, uint16_t, nextafter_half(x, y))

// Of zeros of two signs the first one, where the other types take the second.
#define HALF_EXTREME(OP, BEATS, OTHER)                                                                                 \
    static uint16_t OP##_half(uint16_t x, uint16_t y) {                                                                \
        float const a = nd_half_to_float(x), b = nd_half_to_float(y);                                                  \
        return a BEATS b || OTHER != OTHER ? x : y;                                                                    \
    }                                                                                                                  \
    ND_BINARY_REDUCE(OP##_one_float16, uint16_t, OP##_half(x, y))
HALF_EXTREME(maximum, >=, a)
HALF_EXTREME(minimum, <=, a)
HALF_EXTREME(fmax, >=, b)
HALF_EXTREME(fmin, <=, b)

// A packed reduction in vectors; flip: -1 turns the order around. False where the order of operations would show:
// equal zeros, and nan.
ND_CLONES
static bool extreme_packed(uint16_t *x, const uint16_t *b, int64_t n, int16_t flip) {
    int16_t best = (int16_t)(nd_order_float16(*x) ^ flip);
    uint16_t largest = *x & SIZE;
    for (int64_t i = 0; i < n; i++) {
        int16_t const turned = (int16_t)(nd_order_float16(b[i]) ^ flip);
        uint16_t const size = b[i] & SIZE;
        best = turned > best ? turned : best;
        largest = size > largest ? size : largest;
    }
    uint16_t const r = nd_ordered_float16((int16_t)(best ^ flip));
    if (largest > INFINITE || !(r & SIZE)) return false;
    *x = r;
    return true;
}

#define EXTREME(OP, FLIP)                                                                                              \
    static void OP##_float16(char *const *p, const int64_t *s, int64_t n) {                                            \
        bool const packed = p[0] == p[2] && !s[0] && !s[2] && s[1] == 2;                                               \
        if (!packed || !extreme_packed((uint16_t *)p[0], (const uint16_t *)p[1], n, FLIP)) OP##_one_float16(p, s, n);  \
    }
EXTREME(maximum, 0)
EXTREME(minimum, -1)
EXTREME(fmax, 0)
EXTREME(fmin, -1)

ND_UNARY(absolute_float16, uint16_t, uint16_t, x &SIZE)
ND_UNARY(negative_float16, uint16_t, uint16_t, x ^ SIGN)
ND_UNARY(positive_float16, uint16_t, uint16_t, x)
ND_UNARY(sign_float16, uint16_t, uint16_t, (x & SIZE) > INFINITE ? x : !(x & SIZE) ? 0 : (x & SIGN) | ONE)
ND_UNARY(isnan_float16, uint16_t, uint8_t, (x & SIZE) > INFINITE)
ND_UNARY(isinf_float16, uint16_t, uint8_t, (x & SIZE) == INFINITE)
ND_UNARY(isfinite_float16, uint16_t, uint8_t, (x & SIZE) < INFINITE)
ND_UNARY(signbit_float16, uint16_t, uint8_t, x >> 15)

nd_loop *const nd_loops_half[ND_UFUNC_COUNT] = {
    [ND_nextafter] = nextafter_float16, [ND_maximum] = maximum_float16,   [ND_minimum] = minimum_float16,
    [ND_fmax] = fmax_float16,           [ND_fmin] = fmin_float16,         [ND_absolute] = absolute_float16,
    [ND_negative] = negative_float16,   [ND_positive] = positive_float16, [ND_conjugate] = positive_float16,
    [ND_isnan] = isnan_float16,         [ND_isinf] = isinf_float16,       [ND_isfinite] = isfinite_float16,
    [ND_signbit] = signbit_float16,     [ND_sign] = sign_float16,
#define F64(NAME, LIBM, EXPR, LIMIT)
#define F32(NAME, LIBM, EXPR, LIMIT)
#define F32_WIDE(NAME, LIBM, EXPR, LIMIT)
#define F64_2(NAME, LIBM, EXPR)
#define F32_WIDE_2(NAME, LIBM, EXPR)
#define F16(NAME, EXPR, USUAL, REACH) [ND_##NAME] = nd_##NAME##_float16,
#include "runtime/nd/nd_elementary.def"
};
