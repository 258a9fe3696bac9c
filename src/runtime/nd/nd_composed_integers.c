// Loops of nd_composed.def over integers.
#include "runtime/nd/nd_composed.h"
#include <fenv.h>

#define OPERAND(K, T) (*(const T *)(p[K] + i * s[K]))
#define RESULT(K, T) (*(T *)(p[K] + i * s[K]))

#define GCD(BITS)                                                                                                      \
    static inline uint##BITS##_t gcd##BITS(uint##BITS##_t a, uint##BITS##_t b) {                                       \
        while (a) {                                                                                                    \
            uint##BITS##_t const rest = b % a;                                                                         \
            b = a;                                                                                                     \
            a = rest;                                                                                                  \
        }                                                                                                              \
        return b;                                                                                                      \
    }                                                                                                                  \
    static inline uint##BITS##_t lcm##BITS(uint##BITS##_t a, uint##BITS##_t b) {                                       \
        uint##BITS##_t const g = gcd##BITS(a, b);                                                                      \
        return g ? a / g * b : 0;                                                                                      \
    }

GCD(32)
GCD(64)

// SIZE(x, U): |x| as U, which is unsigned.
#define LOOPS(NAME, T, BITS, SIZE)                                                                                     \
    static void gcd_##NAME(char *const *p, const int64_t *s, int64_t n) {                                              \
        for (int64_t i = 0; i < n; i++)                                                                                \
            RESULT(2, T) = (T)gcd##BITS(SIZE(OPERAND(0, T), uint##BITS##_t), SIZE(OPERAND(1, T), uint##BITS##_t));     \
    }                                                                                                                  \
    static void lcm_##NAME(char *const *p, const int64_t *s, int64_t n) {                                              \
        for (int64_t i = 0; i < n; i++)                                                                                \
            RESULT(2, T) = (T)lcm##BITS(SIZE(OPERAND(0, T), uint##BITS##_t), SIZE(OPERAND(1, T), uint##BITS##_t));     \
    }                                                                                                                  \
    static void divmod_##NAME(char *const *p, const int64_t *s, int64_t n) {                                           \
        for (int64_t i = 0; i < n; i++) {                                                                              \
            T rest;                                                                                                    \
            T const whole = divided_##NAME(OPERAND(0, T), OPERAND(1, T), &rest);                                       \
            RESULT(2, T) = whole;                                                                                      \
            RESULT(3, T) = rest;                                                                                       \
        }                                                                                                              \
    }

#define SIZE_OF_SIGNED(V, U) ((V) < 0 ? (U)0 - (U)(V) : (U)(V))
#define SIZE_OF_UNSIGNED(V, U) ((U)(V))

#define SIGNED(NAME, T, BITS, MIN)                                                                                     \
    static inline T divided_##NAME(T x, T y, T *rest) {                                                                \
        *rest = 0;                                                                                                     \
        if (y == 0) return feraiseexcept(FE_DIVBYZERO), (T)0;                                                          \
        if (y == -1 && x == MIN) return feraiseexcept(FE_OVERFLOW), (T)MIN;                                            \
        T const q = (T)(x / y), r = (T)(x % y);                                                                        \
        bool const below = r != 0 && (x < 0) != (y < 0);                                                               \
        *rest = (T)(below ? r + y : r);                                                                                \
        return (T)(below ? q - 1 : q);                                                                                 \
    }                                                                                                                  \
    LOOPS(NAME, T, BITS, SIZE_OF_SIGNED)

#define UNSIGNED(NAME, T, BITS)                                                                                        \
    static inline T divided_##NAME(T x, T y, T *rest) {                                                                \
        *rest = 0;                                                                                                     \
        if (y == 0) return feraiseexcept(FE_DIVBYZERO), (T)0;                                                          \
        *rest = (T)(x % y);                                                                                            \
        return (T)(x / y);                                                                                             \
    }                                                                                                                  \
    LOOPS(NAME, T, BITS, SIZE_OF_UNSIGNED)

SIGNED(int8, int8_t, 32, INT8_MIN)
SIGNED(int16, int16_t, 32, INT16_MIN)
SIGNED(int32, int32_t, 32, INT32_MIN)
SIGNED(int64, int64_t, 64, INT64_MIN)
UNSIGNED(uint8, uint8_t, 32)
UNSIGNED(uint16, uint16_t, 32)
UNSIGNED(uint32, uint32_t, 32)
UNSIGNED(uint64, uint64_t, 64)

#define ROW(OP)                                                                                                        \
    [ND_COMPOSED_##OP] = {[NPRT_int8] = OP##_int8,     [NPRT_int16] = OP##_int16,  [NPRT_int32] = OP##_int32,          \
                          [NPRT_int64] = OP##_int64,   [NPRT_uint8] = OP##_uint8,  [NPRT_uint16] = OP##_uint16,        \
                          [NPRT_uint32] = OP##_uint32, [NPRT_uint64] = OP##_uint64}
nd_composed_table nd_composed_integers = {ROW(gcd), ROW(lcm), ROW(divmod)};
