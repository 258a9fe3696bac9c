// Inner loops of bool and the integers. Arithmetic wraps; it is done in unsigned types so that it may.
#include "runtime/simd.h"
#define ND_CLONES NPRT_VECTOR_CLONES
#define ND_REDUCE_CLONES NPRT_VECTOR_CLONES
#include "runtime/nd/nd_loops.h"
#include <limits.h>
#include <string.h>

#define RAISED(FLAG, VALUE) (feraiseexcept(FLAG), (VALUE))

// T: the type, W: an unsigned type at least as wide, in which arithmetic wraps without C's promotion to int.
#define COMMON(NAME, T, W)                                                                                             \
    ND_BINARY_REDUCE(add_##NAME, T, (T)((W)x + (W)y))                                                                  \
    ND_BINARY(subtract_##NAME, T, T, (T)((W)x - (W)y))                                                                 \
    ND_BINARY_REDUCE(multiply_##NAME, T, (T)((W)x * (W)y))                                                             \
    ND_BINARY_REDUCE(maximum_##NAME, T, x >= y ? x : y)                                                                \
    ND_BINARY_REDUCE(minimum_##NAME, T, x <= y ? x : y)                                                                \
    ND_BINARY_REDUCE(bitwise_and_##NAME, T, (T)(x & y))                                                                \
    ND_BINARY_REDUCE(bitwise_or_##NAME, T, (T)(x | y))                                                                 \
    ND_BINARY_REDUCE(bitwise_xor_##NAME, T, (T)(x ^ y))                                                                \
    ND_BINARY(left_shift_##NAME, T, T, (W)y < sizeof(T) * 8 ? (T)((W)x << (W)y) : (T)0)                                \
    ND_BINARY(equal_##NAME, T, uint8_t, x == y)                                                                        \
    ND_BINARY(not_equal_##NAME, T, uint8_t, x != y)                                                                    \
    ND_BINARY(less_##NAME, T, uint8_t, x < y)                                                                          \
    ND_BINARY(less_equal_##NAME, T, uint8_t, x <= y)                                                                   \
    ND_BINARY(greater_##NAME, T, uint8_t, x > y)                                                                       \
    ND_BINARY(greater_equal_##NAME, T, uint8_t, x >= y)                                                                \
    ND_BINARY(logical_and_##NAME, T, uint8_t, (x != 0) & (y != 0))                                                     \
    ND_BINARY(logical_or_##NAME, T, uint8_t, (x != 0) | (y != 0))                                                      \
    ND_BINARY(logical_xor_##NAME, T, uint8_t, (x != 0) ^ (y != 0))                                                     \
    ND_UNARY(logical_not_##NAME, T, uint8_t, x == 0)                                                                   \
    ND_UNARY(positive_##NAME, T, T, x)                                                                                 \
    ND_UNARY(negative_##NAME, T, T, (T)((W)0 - (W)x))                                                                  \
    ND_UNARY(square_##NAME, T, T, (T)((W)x * (W)x))                                                                    \
    ND_UNARY(invert_##NAME, T, T, (T)~x)                                                                               \
    ND_BINARY(power_##NAME, T, T, (T)power_u64((uint64_t)x, (uint64_t)y))

static uint64_t power_u64(uint64_t x, uint64_t y) {
    uint64_t r = 1;
    for (; y; y >>= 1) {
        if (y & 1) r *= x;
        x *= x;
    }
    return r;
}

#define SIGNED(NAME, T, W, MIN, ZEROTH)                                                                                \
    COMMON(NAME, T, W)                                                                                                 \
    static inline T floor_divide_one_##NAME(T x, T y) {                                                                \
        if (y == 0) return RAISED(FE_DIVBYZERO, 0);                                                                    \
        if (y == -1 && x == MIN) return RAISED(FE_OVERFLOW, MIN);                                                      \
        T q = (T)(x / y);                                                                                              \
        return (T)(((x < 0) != (y < 0)) && q * y != x ? q - 1 : q);                                                    \
    }                                                                                                                  \
    static inline T remainder_one_##NAME(T x, T y) {                                                                   \
        if (y == 0) return RAISED(FE_DIVBYZERO, 0);                                                                    \
        if (y == -1) return 0;                                                                                         \
        T r = (T)(x % y);                                                                                              \
        return (T)(r && ((x < 0) != (y < 0)) ? r + y : r);                                                             \
    }                                                                                                                  \
    ND_BINARY(floor_divide_##NAME, T, T, floor_divide_one_##NAME(x, y))                                                \
    ND_BINARY(remainder_##NAME, T, T, remainder_one_##NAME(x, y))                                                      \
    ND_BINARY(fmod_##NAME, T, T, y == 0 ? RAISED(FE_DIVBYZERO, 0) : y == -1 ? 0 : (T)(x % y))                          \
    ND_BINARY(right_shift_##NAME, T, T, (W)y < sizeof(T) * 8 ? (T)(x >> y) : (T)(x < 0 ? -1 : 0))                      \
    ND_UNARY(absolute_##NAME, T, T, (T)(x < 0 ? (W)0 - (W)x : (W)x))                                                   \
    ND_UNARY(sign_##NAME, T, T, (T)((x > 0) - (x < 0)))                                                                \
    ND_UNARY(reciprocal_##NAME, T, T,                                                                                  \
             x == 0 ? RAISED(FE_DIVBYZERO | FE_INVALID, ZEROTH) : (T)(x == 1 || x == -1 ? x : 0))

#define UNSIGNED(NAME, T, W)                                                                                           \
    COMMON(NAME, T, W)                                                                                                 \
    ND_BINARY(floor_divide_##NAME, T, T, y == 0 ? RAISED(FE_DIVBYZERO, 0) : (T)(x / y))                                \
    ND_BINARY(remainder_##NAME, T, T, y == 0 ? RAISED(FE_DIVBYZERO, 0) : (T)(x % y))                                   \
    ND_BINARY(fmod_##NAME, T, T, y == 0 ? RAISED(FE_DIVBYZERO, 0) : (T)(x % y))                                        \
    ND_BINARY(right_shift_##NAME, T, T, (W)y < sizeof(T) * 8 ? (T)(x >> y) : (T)0)                                     \
    ND_UNARY(absolute_##NAME, T, T, x)                                                                                 \
    ND_UNARY(sign_##NAME, T, T, x > 0)                                                                                 \
    ND_UNARY(reciprocal_##NAME, T, T, x == 0 ? RAISED(FE_DIVBYZERO | FE_INVALID, 0) : (T)(x == 1))

// Floor division by one number above 1, for many: a product with its reciprocal in fixed point (T. Granlund, P.
// Montgomery, "Division by invariant integers using multiplication", 1994).
//
// Of signed numbers, s the sign: floor(x / y) = s ^ ((s ^ x) / y), and s ^ x has one bit less than S, so that the
// reciprocal fits U.
#define RECIPROCAL_SIGNED(NAME, S, U, WIDE)                                                                            \
    typedef struct divisor_##NAME {                                                                                    \
        U reciprocal;                                                                                                  \
        int shift;                                                                                                     \
    } divisor_##NAME;                                                                                                  \
    static divisor_##NAME divisor_of_##NAME(S y) {                                                                     \
        enum { BITS = 8 * sizeof(S) };                                                                                 \
        int log = 0;                                                                                                   \
        while (((U)1 << log) < (U)y) log++;                                                                            \
        return (divisor_##NAME){(U)((((WIDE)1 << (BITS - 1 + log)) / (WIDE)y) + 1), log - 1};                          \
    }                                                                                                                  \
    static inline S quotient_##NAME(S x, divisor_##NAME d) {                                                           \
        enum { BITS = 8 * sizeof(S) };                                                                                 \
        U const s = (U)(x >> (BITS - 1));                                                                              \
        U const high = (U)(((WIDE)(U)(s ^ (U)x) * d.reciprocal) >> BITS);                                              \
        return (S)(s ^ (high >> d.shift));                                                                             \
    }

// Of unsigned ones in U, twice as wide: 2^bits / y, rounded up, is right for all x.
#define RECIPROCAL_UNSIGNED(NAME, U, WIDE)                                                                             \
    typedef U divisor_##NAME;                                                                                          \
    static divisor_##NAME divisor_of_##NAME(U y) { return (U)((U) - 1 / y + 1); }                                      \
    static inline U quotient_##NAME(U x, divisor_##NAME d) { return (U)(((WIDE)x * d) >> 8 * sizeof(U)); }

#define DIVIDE_BY_ONE(NAME, T, S, U)                                                                                   \
    static bool by_one_##NAME(char *const *p, const int64_t *s) {                                                      \
        return s[1] == 0 && s[0] == sizeof(T) && s[2] == sizeof(T) && *(const T *)p[1] > 1;                            \
    }                                                                                                                  \
    ND_CLONES                                                                                                          \
    static void floor_divide_many_##NAME(char *const *p, const int64_t *s, int64_t n) {                                \
        if (n < 8 || !by_one_##NAME(p, s)) {                                                                           \
            floor_divide_##NAME(p, s, n);                                                                              \
            return;                                                                                                    \
        }                                                                                                              \
        const T *x = (const T *)p[0];                                                                                  \
        T *r = (T *)p[2];                                                                                              \
        divisor_##NAME const d = divisor_of_##NAME((S) * (const T *)p[1]);                                             \
        ND_INDEPENDENT for (int64_t i = 0; i < n; i++) r[i] = (T)quotient_##NAME((S)x[i], d);                          \
    }                                                                                                                  \
    ND_CLONES                                                                                                          \
    static void remainder_many_##NAME(char *const *p, const int64_t *s, int64_t n) {                                   \
        if (n < 8 || !by_one_##NAME(p, s)) {                                                                           \
            remainder_##NAME(p, s, n);                                                                                 \
            return;                                                                                                    \
        }                                                                                                              \
        const T *x = (const T *)p[0], y = *(const T *)p[1];                                                            \
        T *r = (T *)p[2];                                                                                              \
        divisor_##NAME const d = divisor_of_##NAME((S)y);                                                              \
        ND_INDEPENDENT for (int64_t i = 0; i < n; i++) r[i] = (T)((U)x[i] - (U)quotient_##NAME((S)x[i], d) * (U)y);    \
    }

SIGNED(int8, int8_t, uint32_t, INT8_MIN, 0)
SIGNED(int16, int16_t, uint32_t, INT16_MIN, 0)
SIGNED(int32, int32_t, uint32_t, INT32_MIN, INT32_MIN)
SIGNED(int64, int64_t, uint64_t, INT64_MIN, INT64_MIN)
UNSIGNED(uint8, uint8_t, uint32_t)
UNSIGNED(uint16, uint16_t, uint32_t)
UNSIGNED(uint32, uint32_t, uint32_t)
UNSIGNED(uint64, uint64_t, uint64_t)

RECIPROCAL_SIGNED(int8, int8_t, uint8_t, uint16_t)
RECIPROCAL_SIGNED(int16, int16_t, uint16_t, uint32_t)
RECIPROCAL_SIGNED(int32, int32_t, uint32_t, uint64_t)
RECIPROCAL_SIGNED(int64, int64_t, uint64_t, unsigned __int128)
RECIPROCAL_UNSIGNED(uint8, uint16_t, uint32_t)
RECIPROCAL_UNSIGNED(uint16, uint32_t, uint64_t)
RECIPROCAL_UNSIGNED(uint32, uint64_t, unsigned __int128)
DIVIDE_BY_ONE(int8, int8_t, int8_t, uint8_t)
DIVIDE_BY_ONE(int16, int16_t, int16_t, uint16_t)
DIVIDE_BY_ONE(int32, int32_t, int32_t, uint32_t)
DIVIDE_BY_ONE(int64, int64_t, int64_t, uint64_t)
DIVIDE_BY_ONE(uint8, uint8_t, uint16_t, uint16_t)
DIVIDE_BY_ONE(uint16, uint16_t, uint32_t, uint32_t)
DIVIDE_BY_ONE(uint32, uint32_t, uint64_t, uint64_t)

ND_BINARY_REDUCE(or_bool_each, uint8_t, (x != 0) | (y != 0))
ND_BINARY_REDUCE(and_bool_each, uint8_t, (x != 0) & (y != 0))

NPRT_VECTOR_CLONES
static bool any_true(const char *b, int64_t n) {
    enum { BLOCK = 512 };
    for (int64_t i = 0; i < n; i += BLOCK) {
        int64_t const end = n - i < BLOCK ? n : i + BLOCK;
        char some = 0;
        for (int64_t j = i; j < end; j++) some |= b[j];
        if (some) return true;
    }
    return false;
}

static bool is_packed_reduction(char *const *p, const int64_t *s) {
    return p[0] == p[2] && !s[0] && !s[2] && s[1] == 1;
}

// Most often one of the first is.
static bool any_of_first(const char *b, int64_t n) {
    uint64_t eight = 0;
    if (n >= 8) memcpy(&eight, b, 8);
    return eight != 0;
}

static void or_bool(char *const *p, const int64_t *s, int64_t n) {
    if (is_packed_reduction(p, s))
        *p[0] = *p[0] || any_of_first(p[1], n) || any_true(p[1], n);
    else
        or_bool_each(p, s, n);
}

static void and_bool(char *const *p, const int64_t *s, int64_t n) {
    if (is_packed_reduction(p, s))
        *p[0] = *p[0] && !memchr(p[1], 0, (size_t)n);
    else
        and_bool_each(p, s, n);
}

ND_BINARY_REDUCE(xor_bool, uint8_t, (x != 0) ^ (y != 0))
ND_BINARY(equal_bool, uint8_t, uint8_t, (x != 0) == (y != 0))
ND_BINARY(less_bool, uint8_t, uint8_t, (x != 0) < (y != 0))
ND_BINARY(less_equal_bool, uint8_t, uint8_t, (x != 0) <= (y != 0))
ND_BINARY(greater_bool, uint8_t, uint8_t, (x != 0) > (y != 0))
ND_BINARY(greater_equal_bool, uint8_t, uint8_t, (x != 0) >= (y != 0))
ND_UNARY(not_bool, uint8_t, uint8_t, x == 0)
ND_UNARY(truth_bool, uint8_t, uint8_t, x != 0)

#define ROW(OP)                                                                                                        \
    [ND_##OP] = {[NPRT_int8] = OP##_int8,     [NPRT_int16] = OP##_int16,  [NPRT_int32] = OP##_int32,                   \
                 [NPRT_int64] = OP##_int64,   [NPRT_uint8] = OP##_uint8,  [NPRT_uint16] = OP##_uint16,                 \
                 [NPRT_uint32] = OP##_uint32, [NPRT_uint64] = OP##_uint64}
#define ROW_BOOL(OP, BOOL)                                                                                             \
    [ND_##OP] = {[NPRT_bool] = BOOL,          [NPRT_int8] = OP##_int8,     [NPRT_int16] = OP##_int16,                  \
                 [NPRT_int32] = OP##_int32,   [NPRT_int64] = OP##_int64,   [NPRT_uint8] = OP##_uint8,                  \
                 [NPRT_uint16] = OP##_uint16, [NPRT_uint32] = OP##_uint32, [NPRT_uint64] = OP##_uint64}
#define ROW_AS(OP, LOOP)                                                                                               \
    [ND_##OP] = {[NPRT_int8] = LOOP##_int8,     [NPRT_int16] = LOOP##_int16,   [NPRT_int32] = LOOP##_int32,            \
                 [NPRT_int64] = LOOP##_int64,   [NPRT_uint8] = LOOP##_uint8,   [NPRT_uint16] = LOOP##_uint16,          \
                 [NPRT_uint32] = LOOP##_uint32, [NPRT_uint64] = LOOP##_uint64, [NPRT_bool] = LOOP##_bool}

#define ROW_DIVIDE(OP)                                                                                                 \
    [ND_##OP] = {[NPRT_int8] = OP##_many_int8,     [NPRT_int16] = OP##_many_int16, [NPRT_int32] = OP##_many_int32,     \
                 [NPRT_int64] = OP##_many_int64,   [NPRT_uint8] = OP##_many_uint8, [NPRT_uint16] = OP##_many_uint16,   \
                 [NPRT_uint32] = OP##_many_uint32, [NPRT_uint64] = OP##_uint64}

#define maximum_bool or_bool
#define minimum_bool and_bool

nd_loop_table nd_loops_int = {
    ROW_BOOL(add, or_bool),
    ROW(subtract),
    ROW_BOOL(multiply, and_bool),
    ROW_DIVIDE(floor_divide),
    ROW_DIVIDE(remainder),
    ROW(fmod),
    ROW(power),
    ROW_AS(maximum, maximum),
    ROW_AS(minimum, minimum),
    ROW_AS(fmax, maximum),
    ROW_AS(fmin, minimum),
    ROW_BOOL(bitwise_and, and_bool),
    ROW_BOOL(bitwise_or, or_bool),
    ROW_BOOL(bitwise_xor, xor_bool),
    ROW(left_shift),
    ROW(right_shift),
    ROW_BOOL(equal, equal_bool),
    ROW_BOOL(not_equal, xor_bool),
    ROW_BOOL(less, less_bool),
    ROW_BOOL(less_equal, less_equal_bool),
    ROW_BOOL(greater, greater_bool),
    ROW_BOOL(greater_equal, greater_equal_bool),
    ROW_BOOL(logical_and, and_bool),
    ROW_BOOL(logical_or, or_bool),
    ROW_BOOL(logical_xor, xor_bool),
    ROW_BOOL(logical_not, not_bool),
    ROW(negative),
    ROW(positive),
    ROW_BOOL(absolute, truth_bool),
    ROW(sign),
    ROW(square),
    ROW(reciprocal),
    ROW_BOOL(invert, not_bool),
    [ND_conjugate] = {[NPRT_int8] = positive_int8,
                      [NPRT_int16] = positive_int16,
                      [NPRT_int32] = positive_int32,
                      [NPRT_int64] = positive_int64,
                      [NPRT_uint8] = positive_uint8,
                      [NPRT_uint16] = positive_uint16,
                      [NPRT_uint32] = positive_uint32,
                      [NPRT_uint64] = positive_uint64},
};
